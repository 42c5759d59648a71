// Sends the queue, three files at a time, and goes on while the person looks at other pages.
import type { QueryClient } from "@tanstack/react-query";
import { answer, client, type Import, type UploadAnswer } from "../../api";
import { type Refusal, readRefusal } from "../../api/refusal";
import { cell } from "../../lib/cell";
import { forgetTotals } from "./activities";
import * as queues from "./upload_queue";

export const uploads = cell<queues.Queue>(queues.EMPTY);

const files = new Map<number, File>();
let nextId = 1;

const POLL_MS = 1000;

export function addFiles(picked: readonly File[], queries: QueryClient): void {
  const added = picked.map((file) => {
    const id = nextId++;
    files.set(id, file);
    return { id, name: file.webkitRelativePath || file.name, size: file.size };
  });
  uploads.set(queues.add(uploads.get(), added));
  sendNext(queries);
}

// Somebody else is signed in now: the list before is none of their business.
export function forgetUploads(): void {
  files.clear();
  uploads.set(queues.EMPTY);
}

export function goOn(queries: QueryClient): void {
  uploads.set(queues.resume(uploads.get()));
  sendNext(queries);
}

export function tryAgain(id: number, queries: QueryClient): void {
  uploads.set(queues.retry(uploads.get(), id));
  sendNext(queries);
}

export function clearFinished(): void {
  uploads.set(queues.clearFinished(uploads.get()));
  const kept = new Set(uploads.get().uploads.map((upload) => upload.id));
  for (const id of files.keys()) {
    if (!kept.has(id)) files.delete(id);
  }
}

function sendNext(queries: QueryClient): void {
  for (const { id } of queues.nextToSend(uploads.get())) {
    become(id, { is: "sending", share: 0 });
    send(id, queries);
  }
}

function become(id: number, state: queues.UploadState): void {
  uploads.set(queues.become(uploads.get(), id, state));
}

async function send(id: number, queries: QueryClient): Promise<void> {
  const file = files.get(id);
  if (!file) return;
  try {
    const result = await post(file, (share) => {
      become(id, share < 1 ? { is: "sending", share } : { is: "reading" });
    });
    become(id, queues.stateAfter(result));
    if (result.import) follow(id, result.import, queries);
    forgetTotals(queries);
  } catch (error) {
    settle(id, error as Refusal);
  }
  sendNext(queries);
}

// A lost connection or session concerns every file; anything else concerns this one.
function settle(id: number, refusal: Refusal): void {
  if (refusal.status === 0) uploads.set(queues.stop(uploads.get(), id, "offline"));
  else if (refusal.status === 401) uploads.set(queues.stop(uploads.get(), id, "signed_out"));
  else {
    const retry = refusal.status === 429 || refusal.status >= 500;
    become(id, { is: "refused", words: refusal.message, retry });
  }
}

// Asks how an archive is doing until all its files have an outcome.
async function follow(id: number, from: Import, queries: QueryClient): Promise<void> {
  let progress = from;
  while (progress.status === "working") {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      progress = await answer(
        client.GET("/api/v1/imports/{id}", { params: { path: { id: progress.id } } }),
      );
    } catch {
      // The server works on by itself; the next question may reach it.
      continue;
    }
    become(id, { is: "archive", progress });
  }
  forgetTotals(queries);
}

// One file by XMLHttpRequest, because fetch cannot tell how much has been sent.
function post(file: File, onShare: (share: number) => void): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/activities");
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept-Language", document.documentElement.lang || "en");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onShare(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response);
      else {
        reject(
          readRefusal(request.status, request.response, request.getResponseHeader("Retry-After")),
        );
      }
    };
    request.onerror = () => reject(readRefusal(0, { code: "offline" }, null));
    request.ontimeout = request.onerror;
    request.send(file);
  });
}

// The queue of uploads as pure data: what may be sent next, and what becomes of each file.
import type { Import, UploadAnswer } from "../../api";

export type UploadState =
  | { is: "waiting" }
  | { is: "sending"; share: number }
  // Everything is sent; the server is reading it.
  | { is: "reading" }
  | { is: "done"; answer: UploadAnswer }
  | { is: "already_here"; answer: UploadAnswer }
  | { is: "archive"; progress: Import }
  | { is: "refused"; words: string; retry: boolean };

export interface Upload {
  id: number;
  name: string;
  size: number;
  state: UploadState;
}

// Why the whole queue stands still: each needs something from outside before going on.
export type Halt = "offline" | "signed_out";

export interface Queue {
  uploads: readonly Upload[];
  halt: Halt | null;
}

export const EMPTY: Queue = { uploads: [], halt: null };
export const AT_ONCE = 3;

export function add(queue: Queue, files: readonly Pick<Upload, "id" | "name" | "size">[]): Queue {
  const added = files.map((file): Upload => ({ ...file, state: { is: "waiting" } }));
  return { ...queue, uploads: [...queue.uploads, ...added] };
}

// The files to begin now, so that at most three are on their way.
export function nextToSend(queue: Queue): Upload[] {
  if (queue.halt) return [];
  const busy = queue.uploads.filter((upload) => isOnItsWay(upload.state)).length;
  const waiting = queue.uploads.filter((upload) => upload.state.is === "waiting");
  return waiting.slice(0, Math.max(0, AT_ONCE - busy));
}

export function become(queue: Queue, id: number, state: UploadState): Queue {
  return {
    ...queue,
    uploads: queue.uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)),
  };
}

// A lost connection or session stops the queue; the file waits and nothing is lost.
export function stop(queue: Queue, id: number, halt: Halt): Queue {
  return { ...become(queue, id, { is: "waiting" }), halt };
}

export function resume(queue: Queue): Queue {
  return { ...queue, halt: null };
}

export function retry(queue: Queue, id: number): Queue {
  return become(queue, id, { is: "waiting" });
}

export function clearFinished(queue: Queue): Queue {
  return { ...queue, uploads: queue.uploads.filter((upload) => !isFinished(upload.state)) };
}

// What an answer of the server makes of an upload.
export function stateAfter(answer: UploadAnswer): UploadState {
  if (answer.outcome === "archive" && answer.import)
    return { is: "archive", progress: answer.import };
  if (answer.outcome === "already_here") return { is: "already_here", answer };
  return { is: "done", answer };
}

export interface Totals {
  files: number;
  finished: number;
  recorded: number;
  alreadyHere: number;
  refused: number;
  experience: number;
  // From 0 to 1, by bytes.
  share: number;
}

export function totalsOf(queue: Queue): Totals {
  const totals: Totals = {
    files: queue.uploads.length,
    finished: 0,
    recorded: 0,
    alreadyHere: 0,
    refused: 0,
    experience: 0,
    share: 0,
  };
  let bytes = 0;
  let sent = 0;
  for (const { state, size } of queue.uploads) {
    bytes += size;
    sent += size * sentShare(state);
    if (isFinished(state)) totals.finished += 1;
    if (state.is === "done") {
      totals.recorded += state.answer.activities.length;
      totals.experience += state.answer.earned?.experience ?? 0;
    }
    if (state.is === "already_here") totals.alreadyHere += 1;
    if (state.is === "refused") totals.refused += 1;
    if (state.is === "archive") {
      totals.recorded += state.progress.recorded;
      totals.alreadyHere += state.progress.already_here;
      totals.refused += state.progress.refused;
    }
  }
  totals.share = bytes === 0 ? 0 : sent / bytes;
  return totals;
}

export function isFinished(state: UploadState): boolean {
  if (state.is === "archive") return state.progress.status === "done";
  return state.is === "done" || state.is === "already_here" || state.is === "refused";
}

function isOnItsWay(state: UploadState): boolean {
  return state.is === "sending" || state.is === "reading";
}

function sentShare(state: UploadState): number {
  if (state.is === "waiting") return 0;
  return state.is === "sending" ? state.share : 1;
}

// Taking one's data away, and bringing it from another Stadion.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client, type Restore } from "../../../api";
import { readRefusal } from "../../../api/refusal";
import { isUnderWay } from "./states";

const POLL_MS = 1500;

// While something is being made, the server is asked again and again.
const poll = (items: readonly { state: string }[] | undefined) =>
  items?.some(isUnderWay) ? POLL_MS : false;

export const exportsQuery = queryOptions({
  queryKey: ["exports"],
  queryFn: () => answer(client.GET("/api/v1/me/exports")),
  refetchInterval: (query) => poll(query.state.data?.items),
});

export const restoresQuery = queryOptions({
  queryKey: ["restores"],
  queryFn: () => answer(client.GET("/api/v1/me/restores")),
  refetchInterval: (query) => poll(query.state.data?.items),
});

export function useAskExport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (_: undefined) => answer(client.POST("/api/v1/me/exports")),
    onSuccess: () => queries.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });
}

export function useRemoveExport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE("/api/v1/me/exports/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });
}

// The browser fetches the file by itself; its first byte tells whether it may, so that a refusal is read here.
export function useDownload() {
  return useMutation({
    mutationFn: async (id: string) => {
      const path = `/api/v1/me/exports/${id}/file`;
      let reply: Response;
      try {
        reply = await fetch(path, { headers: { range: "bytes=0-0" } });
      } catch {
        throw readRefusal(0, { code: "offline" }, null);
      }
      if (!reply.ok) {
        const problem = await reply.json().catch(() => ({}));
        throw readRefusal(reply.status, problem, reply.headers.get("Retry-After"));
      }
      window.location.assign(path);
    },
  });
}

export interface Sending {
  file: File;
  onShare(share: number): void;
}

export function useRestore() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: restoresQuery.queryKey }),
  });
}

// By XMLHttpRequest, because fetch cannot tell how much has been sent.
function send({ file, onShare }: Sending): Promise<Restore> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/me/restores");
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/zip");
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

// Telling this device of what happens, also while no page is open. Nobody is asked before they tap.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "../../api";
import { fromBase64url } from "../../lib/base64url";

const WORKER = "/push.js";

export const pushQuery = queryOptions({
  queryKey: ["push"],
  queryFn: () => answer(client.GET("/api/v1/notifications/push")),
});

// Whether this browser can: `no` where it cannot at all, `denied` where its owner said no and only the browser's own settings
// take that back.
export type PushAbility = "yes" | "no" | "denied";

export function pushAbility(): PushAbility {
  const can = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!can) return "no";
  return Notification.permission === "denied" ? "denied" : "yes";
}

// Whether the browser still lets us: it may have been taken back since.
export function isAllowed(): boolean {
  return pushAbility() === "yes" && Notification.permission === "granted";
}

// What somebody did not allow when their browser asked.
export class PushDenied extends Error {}

async function subscribe(key: string): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") throw new PushDenied();
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  // One that was made with another key of the server would be refused by its push service.
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: fromBase64url(key),
  });
  const { endpoint, keys } = made.toJSON();
  await answer(
    client.PUT("/api/v1/notifications/push", {
      body: {
        endpoint: endpoint ?? "",
        keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" },
      },
    }),
  );
}

async function unsubscribe(): Promise<void> {
  await answer(client.DELETE("/api/v1/notifications/push"));
  const worker = await navigator.serviceWorker.getRegistration(WORKER);
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
}

export function useTellDevice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, key }: { on: boolean; key: string }) =>
      on ? subscribe(key) : unsubscribe(),
    onSettled: () => queries.invalidateQueries({ queryKey: pushQuery.queryKey }),
  });
}

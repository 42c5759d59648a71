// What public/push.js does, in a browser that is not there.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { beforeEach, expect, test, vi } from "vitest";

const source = readFileSync(new URL("../../public/push.js", import.meta.url), "utf8");

type Handler = (event: Record<string, unknown>) => void;

let handlers: Record<string, Handler>;
let self: Record<string, unknown>;
const show = vi.fn(async () => {});
const openWindow = vi.fn(async () => null);
const windows: { focus(): Promise<void>; navigate(to: string): Promise<void> }[] = [];
const fetched = vi.fn(async () => ({}));

beforeEach(() => {
  handlers = {};
  windows.length = 0;
  for (const spy of [show, openWindow, fetched]) spy.mockClear();
  self = {
    addEventListener: (kind: string, handler: Handler) => {
      handlers[kind] = handler;
    },
    location: new URL("https://stadion.example/push.js"),
    registration: {
      showNotification: show,
      pushManager: {
        subscribe: async (options: unknown) => ({
          toJSON: () => ({ endpoint: "https://push.example/new", keys: options }),
        }),
      },
    },
    clients: { matchAll: async () => windows, openWindow },
  };
  runInNewContext(source, { self, URL, fetch: fetched, console });
});

async function happens(kind: string, event: Record<string, unknown>) {
  let work: unknown;
  const waitUntil = (promise: unknown) => {
    work = promise;
  };
  handlers[kind]?.({ ...event, waitUntil });
  await work;
}

test("a message is shown as it came, and something is shown whatever came", async () => {
  const told = { title: "Stadion", body: "Kudos.", lang: "en", dir: "ltr", path: "/x", tag: "1" };
  await happens("push", { data: { json: () => told } });
  expect(show).toHaveBeenLastCalledWith("Stadion", {
    body: "Kudos.",
    lang: "en",
    dir: "ltr",
    tag: "1",
    icon: "/mark.svg",
    data: { path: "/x" },
  });
  const broken = () => {
    throw new SyntaxError("no JSON");
  };
  for (const data of [null, { json: broken }]) {
    await happens("push", { data });
    expect(show).toHaveBeenLastCalledWith(
      "Stadion",
      expect.objectContaining({ data: { path: "/notifications" } }),
    );
  }
});

function tap(path: string | undefined) {
  return happens("notificationclick", { notification: { close: () => {}, data: { path } } });
}

test("a tap leads an open page there, or opens one, and never to another site", async () => {
  await tap("/activities/1");
  expect(openWindow).toHaveBeenLastCalledWith("https://stadion.example/activities/1");
  await tap(undefined);
  expect(openWindow).toHaveBeenLastCalledWith("https://stadion.example/notifications");
  openWindow.mockClear();
  await tap("https://evil.example/");
  await tap("//evil.example/");
  expect(openWindow).not.toHaveBeenCalled();

  const navigate = vi.fn(async () => {});
  windows.push({ focus: async () => {}, navigate });
  await tap("/friends");
  expect(navigate).toHaveBeenCalledWith("https://stadion.example/friends");
  expect(openWindow).not.toHaveBeenCalled();
  // A page that the worker does not control.
  navigate.mockRejectedValueOnce(new TypeError("not controlled"));
  await tap("/friends");
  expect(openWindow).toHaveBeenCalledTimes(1);
});

test("a device that is given another address says so", async () => {
  const options = { userVisibleOnly: true, applicationServerKey: "key" };
  await happens("pushsubscriptionchange", { oldSubscription: { options } });
  expect(fetched).toHaveBeenCalledWith("/api/v1/notifications/push", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint: "https://push.example/new", keys: options }),
  });
  fetched.mockClear();
  await happens("pushsubscriptionchange", {});
  expect(fetched).not.toHaveBeenCalled();
});

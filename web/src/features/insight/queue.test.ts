import { expect, test } from "vitest";
import type { NewFeedback } from "../../api";
import { createOutbox } from "./outbox";
import { type Entry, hurry, nextToSend, outcomeOf, pauseMs, say, settle } from "./queue";

const body = (text = ""): NewFeedback => ({
  kind: "idea",
  text,
  page: "/",
  build: "0.1.0-1",
  language: "en",
  width: "phone",
  theme: "light",
});
const picture = new Blob(["pixels"]);
const said = (id: string, owner: string | null, at = 0) =>
  say(undefined, { id, owner, body: body() }, at);

test("pauses grow, and a server that says when is believed", () => {
  let entry = said("a", null);
  const waits: number[] = [];
  for (let tries = 0; tries < 8; tries += 1) {
    entry = settle(entry, { is: "later" }, 0)!;
    waits.push(entry.dueAt / 1000);
  }
  expect(waits).toEqual([2, 5, 15, 60, 300, 900, 900, 900]);
  expect(settle(entry, { is: "later", retryAfterS: 120 }, 0)?.dueAt).toBe(120_000);
  expect(hurry(entry, 7).dueAt).toBe(7);
});

test("words go first, then the picture, then there is nothing left", () => {
  const entry = say(undefined, { id: "a", owner: null, body: body(), picture }, 0);
  const half = settle(entry, { is: "sent" }, 5)!;
  expect([half.bodySent, half.dueAt]).toEqual([true, 5]);
  expect(settle(half, { is: "sent" }, 6)).toBeUndefined();
  expect(settle(said("b", null), { is: "sent" }, 5)).toBeUndefined();
});

test("what was added is sent again under the same id and keeps its picture and its owner", () => {
  const first = say(undefined, { id: "a", owner: "anna", body: body(), picture }, 1);
  const more = say(
    settle(first, { is: "sent" }, 2),
    { id: "a", owner: null, body: body("More") },
    3,
  );
  expect(more).toMatchObject({ owner: "anna", bodySent: false, revision: 2, saidAt: 1, picture });
});

test("nobody's words are sent under another name", () => {
  const entries = [said("a", "anna", 1), said("b", "boris", 2), said("c", null, 3)];
  expect(nextToSend(entries, "boris", 9)?.id).toBe("b");
  expect(nextToSend(entries, null, 9)?.id).toBe("c");
  expect(nextToSend(entries, "boris", 1)).toBeUndefined();
  expect(pauseMs(entries, "anna", 0)).toBe(1);
  expect(pauseMs([entries[0]!], null, 0)).toBeUndefined();
});

test("what is refused is let go, and what cannot be sent for a month too", () => {
  expect(settle(said("a", null), outcomeOf(422), 1)).toBeUndefined();
  expect(settle(said("a", null), outcomeOf(404), 1)).toBeUndefined();
  expect(settle(said("a", null), outcomeOf(0), 31 * 86_400_000)).toBeUndefined();
  for (const status of [0, 401, 408, 429, 500, 503]) expect(outcomeOf(status).is).toBe("later");
});

test("said without a connection, sent once when it is back, although the first answer is lost", async () => {
  const kept = new Map<string, Entry>();
  const arrived: string[] = [];
  let line: "cut" | "answer_lost" | "fine" = "cut";
  let now = 0;
  const timers: (() => void)[] = [];
  const outbox = createOutbox({
    store: {
      all: async () => [...kept.values()],
      put: async (entry) => void kept.set(entry.id, entry),
      remove: async (id) => void kept.delete(id),
    },
    send: async (entry) => {
      if (line === "cut") return outcomeOf(0);
      arrived.push(entry.id);
      return line === "answer_lost" ? outcomeOf(0) : outcomeOf(204);
    },
    now: () => now,
    wake: (_, run) => {
      timers.push(run);
      return () => {};
    },
  });
  await outbox.start("anna");
  await outbox.say({ id: "a", owner: "anna", body: body() });
  await outbox.idle();
  expect(outbox.waiting.get().map((entry) => entry.id)).toEqual(["a"]);
  line = "answer_lost";
  now = 60_000;
  timers.at(-1)?.();
  await outbox.idle();
  expect(outbox.waiting.get()).toHaveLength(1);
  line = "fine";
  await outbox.hurry();
  await outbox.idle();
  // The same id both times: for the server it was said once.
  expect(arrived).toEqual(["a", "a"]);
  expect([outbox.waiting.get().length, kept.size]).toEqual([0, 0]);
});

test("what is added while the first words are under way is sent after them", async () => {
  const kept = new Map<string, Entry>();
  const texts: (string | undefined)[] = [];
  let release = () => {};
  const outbox = createOutbox({
    store: {
      all: async () => [...kept.values()],
      put: async (entry) => void kept.set(entry.id, entry),
      remove: async (id) => void kept.delete(id),
    },
    send: async (entry) => {
      texts.push(entry.body.text);
      if (texts.length === 1) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      return outcomeOf(204);
    },
    now: () => 0,
    wake: () => () => {},
  });
  await outbox.start(null);
  await outbox.say({ id: "a", owner: null, body: body() });
  await outbox.say({ id: "a", owner: null, body: body("More") });
  release();
  await outbox.idle();
  expect(texts).toEqual(["", "More"]);
  expect(outbox.waiting.get()).toEqual([]);
});

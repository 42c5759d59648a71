// Sends what was said, now or when the connection is back. Whether there is one is found out by trying: what the
// browser believes about it is often wrong.
import { client } from "../../api";
import { readRefusal } from "../../api/refusal";
import { type Cell, cell } from "../../lib/cell";
import * as queue from "./queue";
import { type Entry, type Outcome, outcomeOf } from "./queue";
import { openStore, type Store } from "./store";

interface Means {
  store: Store;
  send(entry: Entry): Promise<Outcome>;
  now(): number;
  // Runs something later; returns how to call it off.
  wake(ms: number, run: () => void): () => void;
}

type Said = Parameters<typeof queue.say>[1];

export interface Outbox {
  // Everything that the server may not have yet.
  waiting: Cell<readonly Entry[]>;
  // Who is signed in now; null: nobody.
  start(me: string | null): Promise<void>;
  say(said: Said): Promise<void>;
  hurry(): Promise<void>;
  // Until everything that can be done now is done.
  idle(): Promise<void>;
}

export function createOutbox({ store, send, now, wake }: Means): Outbox {
  const waiting = cell<readonly Entry[]>([]);
  let me: string | null | undefined;
  let loaded: Promise<void> | undefined;
  let round: Promise<void> | undefined;
  let wanted = false;
  let callOff = () => {};

  const keep = async (entry: Entry) => {
    const others = waiting.get().filter((other) => other.id !== entry.id);
    waiting.set([...others, entry]);
    await store.put(entry);
  };
  const drop = async (id: string) => {
    waiting.set(waiting.get().filter((entry) => entry.id !== id));
    await store.remove(id);
  };
  const load = () => {
    loaded ??= store.all().then((kept) => {
      const known = new Set(waiting.get().map((entry) => entry.id));
      waiting.set([...kept.filter((entry) => !known.has(entry.id)), ...waiting.get()]);
    });
    return loaded;
  };

  const work = async () => {
    for (;;) {
      const entry = me === undefined ? undefined : queue.nextToSend(waiting.get(), me, now());
      if (!entry) break;
      const outcome = await send(entry);
      const current = waiting.get().find((other) => other.id === entry.id);
      // Something was added meanwhile: that is still to be sent, whatever became of what was there before.
      if (current && current.revision !== entry.revision) continue;
      const left = queue.settle(entry, outcome, now());
      if (left) await keep(left);
      else await drop(entry.id);
    }
    callOff();
    const pause = me === undefined ? undefined : queue.pauseMs(waiting.get(), me, now());
    if (pause !== undefined) callOff = wake(pause, run);
  };
  // Whoever asks while a round is under way gets another one after it.
  const rounds = async () => {
    while (wanted) {
      wanted = false;
      await work();
    }
    round = undefined;
  };
  const run = () => {
    wanted = true;
    round ??= rounds();
  };

  return {
    waiting,
    async start(signedIn) {
      me = signedIn;
      await load();
      run();
    },
    async say(said) {
      await load();
      const before = waiting.get().find((entry) => entry.id === said.id);
      await keep(queue.say(before, said, now()));
      run();
    },
    async hurry() {
      await load();
      waiting.set(waiting.get().map((entry) => queue.hurry(entry, now())));
      run();
    },
    async idle() {
      while (round) await round;
    },
  };
}

// The one outbox of this page. Two tabs may both send the same entry; for the server it is the same.
export const outbox = createOutbox({
  store: openStore(),
  send: sendEntry,
  now: () => Date.now(),
  wake(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

async function sendEntry(entry: Entry): Promise<Outcome> {
  // Words of nobody stay nobody's, even if somebody signed in since.
  const credentials = entry.owner === null ? "omit" : "same-origin";
  try {
    const { response } = entry.bodySent
      ? { response: await sendPicture(entry, credentials) }
      : await client.PUT("/api/v1/feedback/{id}", {
          params: { path: { id: entry.id } },
          body: entry.body,
          credentials,
        });
    const { retryAfterS } = readRefusal(response.status, null, response.headers.get("Retry-After"));
    return outcomeOf(response.status, retryAfterS);
  } catch {
    return outcomeOf(0);
  }
}

function sendPicture(entry: Entry, credentials: RequestCredentials): Promise<Response> {
  return fetch(`/api/v1/feedback/${entry.id}/screenshot`, {
    method: "PUT",
    headers: { "Content-Type": "image/png" },
    body: entry.picture,
    credentials,
  });
}

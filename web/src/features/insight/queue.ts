// What somebody said and the server may not have yet, as pure data: what is sent next, and what becomes of it.
import type { NewFeedback } from "../../api";

export interface Entry {
  // Made here; the server takes the same id twice for the same thing said once.
  id: string;
  // The athlete who said it; null: somebody who was not signed in.
  owner: string | null;
  body: NewFeedback;
  picture: Blob | null;
  // What the server has of it.
  bodySent: boolean;
  // Moves whenever the person adds something.
  revision: number;
  tries: number;
  dueAt: number;
  saidAt: number;
}

export type Outcome =
  | { is: "sent" }
  | { is: "later"; retryAfterS?: number }
  // No later try would end otherwise.
  | { is: "refused" };

const PAUSES_S = [2, 5, 15, 60, 300, 900];
// What nobody could send for so long is let go, such as words of somebody who never signs in here again.
const KEPT_MS = 30 * 86_400_000;

export function say(
  before: Entry | undefined,
  said: { id: string; owner: string | null; body: NewFeedback; picture?: Blob | null },
  now: number,
): Entry {
  return {
    id: said.id,
    owner: before ? before.owner : said.owner,
    body: said.body,
    picture: said.picture ?? before?.picture ?? null,
    bodySent: false,
    revision: (before?.revision ?? 0) + 1,
    tries: 0,
    dueAt: now,
    saidAt: before?.saidAt ?? now,
  };
}

// Nobody's words are sent under the name of somebody else.
function isSendable(entry: Entry, me: string | null): boolean {
  return entry.owner === null || entry.owner === me;
}

export function nextToSend(
  entries: readonly Entry[],
  me: string | null,
  now: number,
): Entry | undefined {
  const due = entries.filter((entry) => isSendable(entry, me) && entry.dueAt <= now);
  return due.sort((a, b) => a.saidAt - b.saidAt)[0];
}

// Milliseconds until something is due; undefined when nothing waits.
export function pauseMs(
  entries: readonly Entry[],
  me: string | null,
  now: number,
): number | undefined {
  const waits = entries.filter((entry) => isSendable(entry, me)).map((entry) => entry.dueAt - now);
  return waits.length === 0 ? undefined : Math.max(0, Math.min(...waits));
}

// A connection may be back: everything is tried at once.
export function hurry(entry: Entry, now: number): Entry {
  return { ...entry, dueAt: now, tries: 0 };
}

// The entry as it stays; undefined when nothing of it is left to do.
export function settle(entry: Entry, outcome: Outcome, now: number): Entry | undefined {
  if (outcome.is === "refused" || now - entry.saidAt > KEPT_MS) return undefined;
  if (outcome.is === "sent") {
    return !entry.bodySent && entry.picture
      ? { ...entry, bodySent: true, tries: 0, dueAt: now }
      : undefined;
  }
  const pause = outcome.retryAfterS ?? PAUSES_S[Math.min(entry.tries, PAUSES_S.length - 1)]!;
  return { ...entry, tries: entry.tries + 1, dueAt: now + pause * 1000 };
}

// A lost connection, a busy server and a lost session pass; what is wrong with the words does not.
export function outcomeOf(status: number, retryAfterS?: number): Outcome {
  if (status >= 200 && status < 300) return { is: "sent" };
  const passes =
    status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
  return passes ? { is: "later", retryAfterS } : { is: "refused" };
}

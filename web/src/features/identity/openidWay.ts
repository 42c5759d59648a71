// One way to another place and back, as the addresses tell it. Pure.

// What the other place sent the browser back with.
export interface Back {
  state: string;
  code: string;
  issuer?: string;
}

export type Arrival = { kind: "back"; back: Back } | { kind: "declined" } | { kind: "nothing" };

export function readArrival(search: string): Arrival {
  const told = new URLSearchParams(search);
  const [state, code] = [told.get("state"), told.get("code")];
  if (told.get("error") === "access_denied") return { kind: "declined" };
  if (!state || !code) return { kind: "nothing" };
  return { kind: "back", back: { state, code, issuer: told.get("iss") ?? undefined } };
}

// Why somebody set out, remembered by the tab that did until it comes back. Without a memory it was to sign in.
export interface Errand {
  purpose: "enter" | "connect";
  back?: string;
}

const PREFIX = "stadion.way.";

type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function remember(memory: Memory, address: string, errand: Errand): void {
  const state = new URL(address).searchParams.get("state");
  if (state) memory.setItem(PREFIX + state, JSON.stringify(errand));
}

export function recall(memory: Memory, state: string): Errand {
  const kept = memory.getItem(PREFIX + state);
  memory.removeItem(PREFIX + state);
  if (!kept) return { purpose: "enter" };
  const { purpose, back } = JSON.parse(kept) as Errand;
  return { purpose: purpose === "connect" ? "connect" : "enter", back };
}

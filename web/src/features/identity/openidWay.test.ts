import { expect, test } from "vitest";
import { readArrival, recall, remember } from "./openidWay";

test("an address that the other place sends to is read, whatever it holds", () => {
  expect(readArrival("?state=s&code=c&iss=https%3A%2F%2Fid.example")).toEqual({
    kind: "back",
    back: { state: "s", code: "c", issuer: "https://id.example" },
  });
  expect(readArrival("?code=c&state=s")).toEqual({ kind: "back", back: { state: "s", code: "c" } });
  expect(readArrival("?error=access_denied&state=s")).toEqual({ kind: "declined" });
  expect(readArrival("?error=server_error&state=s")).toEqual({ kind: "nothing" });
  expect(readArrival("?state=s")).toEqual({ kind: "nothing" });
  expect(readArrival("")).toEqual({ kind: "nothing" });
});

test("a tab remembers why it set out, once", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  remember(memory, "https://id.example/auth?state=s1&nonce=n", { purpose: "connect" });
  remember(memory, "https://id.example/auth?state=s2", { purpose: "enter", back: "/friends" });
  expect(recall(memory, "s1")).toEqual({ purpose: "connect" });
  expect(recall(memory, "s1")).toEqual({ purpose: "enter" });
  expect(recall(memory, "s2")).toEqual({ purpose: "enter", back: "/friends" });
  expect(recall(memory, "made up")).toEqual({ purpose: "enter" });
  expect(kept.size).toBe(0);
});

import { afterEach, expect, test, vi } from "vitest";
import { dropInvitation, invitationPath, keepInvitation, keptInvitation } from "./invited";

afterEach(() => vi.unstubAllGlobals());

test("an invitation is kept until it is answered", () => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  expect(keptInvitation()).toBeNull();
  keepInvitation("00ff");
  expect(keptInvitation()).toBe("00ff");
  dropInvitation();
  expect(keptInvitation()).toBeNull();
});

test("a browser that stores nothing loses nothing else", () => {
  const refuse = () => {
    throw new Error("no storage");
  };
  vi.stubGlobal("sessionStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  keepInvitation("00ff");
  expect(keptInvitation()).toBeNull();
  dropInvitation();
});

test("whatever a link says stays one token of our own path", () => {
  expect(invitationPath("00ff")).toBe("/invitation?token=00ff");
  expect(invitationPath("a&b=//evil")).toBe("/invitation?token=a%26b%3D%2F%2Fevil");
});

import { expect, test } from "vitest";
import { asOnDevice, isKnown, linesOf, tickedAtFirst, toggled } from "./scopes";

const asked = [
  { scope: "profile", delicate: false, allowed_before: false },
  { scope: "activity:read_private", delicate: true, allowed_before: true },
  { scope: "health:read", delicate: true, allowed_before: false },
];

test("what is private or of the body is never ticked before somebody ticks it", () => {
  expect([...tickedAtFirst(asked)]).toEqual(["profile"]);
});

test("a switch changes itself and nothing else", () => {
  const ticked = tickedAtFirst(asked);
  const more = toggled(ticked, "health:read");
  expect([...more].sort()).toEqual(["health:read", "profile"]);
  expect([...toggled(more, "profile")]).toEqual(["health:read"]);
  expect([...ticked]).toEqual(["profile"]);
});

test("a scope of a later server is not taken for one that we can explain", () => {
  expect(isKnown("activity:read")).toBe(true);
  expect(isKnown("live:write")).toBe(false);
});

test("addresses stand one on each line", () => {
  expect(linesOf(" https://a.example/x \n\n  http://127.0.0.1/y\n")).toEqual([
    "https://a.example/x",
    "http://127.0.0.1/y",
  ]);
});

test("a code reads as on the device, however it is typed", () => {
  expect(asOnDevice("bcdf ghjk")).toBe("BCDF-GHJK");
  expect(asOnDevice("bcd")).toBe("BCD");
  expect(asOnDevice("bcdf-")).toBe("BCDF");
  expect(asOnDevice("BCDF-GHJKLMN")).toBe("BCDF-GHJK");
});

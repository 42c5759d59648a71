import { expect, test } from "vitest";
import { iconOf, isMixed, REACTIONS } from "./reactions";

test("every reaction has a sign of its own, and kudos comes first", () => {
  expect(REACTIONS[0]?.reaction).toBe("kudos");
  expect(new Set(REACTIONS.map((one) => one.icon)).size).toBe(REACTIONS.length);
  expect(iconOf("fast")).toBe("bolt");
});

test("kudos alone are called kudos", () => {
  const kudos = { count: 2, given: false, reactions: [{ reaction: "kudos" as const, count: 2 }] };
  expect(isMixed(kudos)).toBe(false);
  expect(isMixed({ ...kudos, reactions: [{ reaction: "wow", count: 2 }] })).toBe(true);
  expect(isMixed({ count: 0, given: false, reactions: [] })).toBe(false);
});

import { describe, expect, test } from "vitest";
import { switchOf } from "./consents";

describe("a switch", () => {
  test("is on only while its consent holds", () => {
    expect(switchOf({ standing: "allowed", closed: null }).on).toBe(true);
    for (const standing of ["not_asked", "refused", "stale"] as const) {
      expect(switchOf({ standing, closed: null }).on).toBe(false);
    }
  });
  test("asks again when its words have changed, and nobody who may not be asked", () => {
    expect(switchOf({ standing: "stale", closed: null }).asksAgain).toBe(true);
    expect(switchOf({ standing: "stale", closed: "minor" }).asksAgain).toBe(false);
    expect(switchOf({ standing: "refused", closed: null }).asksAgain).toBe(false);
  });
  test("that may not be turned on can still be turned off", () => {
    expect(switchOf({ standing: "not_asked", closed: "in_writing" }).fixed).toBe(true);
    expect(switchOf({ standing: "allowed", closed: "in_writing" }).fixed).toBe(false);
  });
});

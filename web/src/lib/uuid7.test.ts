import { expect, test } from "vitest";
import { uuid7 } from "./uuid7";

test("the example of the standard comes out", () => {
  const luck = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuid7(0x017f22e279b0, luck)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
});

test("ids are ordered by time and no two are alike", () => {
  const ids = [1, 2, 3].map((at) => uuid7(1_800_000_000_000 + at));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => uuid7())).size).toBe(1000);
});

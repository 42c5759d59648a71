import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";

test("bytes survive the way to text and back, whatever their count", () => {
  for (const length of [0, 1, 2, 3, 32, 33]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + 250) % 256);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
  }
});

test("the text needs no padding and no escaping in an address", () => {
  expect(toBase64url(Uint8Array.of(251, 255))).toBe("-_8");
});

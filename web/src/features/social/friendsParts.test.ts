import { expect, test } from "vitest";
import { friendsPart } from "./friendsParts";

test("an address names a part, and what it does not know is the first part", () => {
  expect(friendsPart("followers")).toBe("followers");
  expect(friendsPart("following")).toBe("following");
  expect(friendsPart("friends")).toBeUndefined();
  expect(friendsPart("enemies")).toBeUndefined();
  expect(friendsPart(7)).toBeUndefined();
});

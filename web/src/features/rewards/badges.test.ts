import { expect, test } from "vitest";
import { spelled } from "./badges";

test("a badge of a newer server still has a readable name", () => {
  expect(spelled("river_runner")).toBe("River runner");
});

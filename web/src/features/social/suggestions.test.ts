import { expect, test } from "vitest";
import { reasonOf } from "./suggestions";

const friends = (...names: string[]) => names.map((name) => ({ name }));

test("a reason names the friends and counts the rest", () => {
  expect(reasonOf(1, friends("Boris"))).toEqual({
    key: "suggestions.one",
    values: { one: "Boris" },
  });
  expect(reasonOf(3, friends("Boris"))).toEqual({
    key: "suggestions.one_more",
    values: { one: "Boris", count: 2 },
  });
  expect(reasonOf(2, friends("Boris", "Clara"))).toEqual({
    key: "suggestions.two",
    values: { one: "Boris", other: "Clara" },
  });
  expect(reasonOf(7, friends("Boris", "Clara"))).toEqual({
    key: "suggestions.two_more",
    values: { one: "Boris", other: "Clara", count: 5 },
  });
});

test("without a name there is no reason to show", () => {
  expect(reasonOf(4, [])).toBeNull();
});

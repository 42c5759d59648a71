import { expect, test } from "vitest";
import { suggestHandle } from "./handles";

test("names of many alphabets become handles that can be typed anywhere", () => {
  expect(suggestHandle("Mira Sørensen")).toBe("mira_sorensen");
  expect(suggestHandle("Алексей Щукин")).toBe("aleksey_shchukin");
  expect(suggestHandle("  Zoë  O'Neill ")).toBe("zoe_o_neill");
});

test("a name without usable letters suggests nothing", () => {
  expect(suggestHandle("李小龍")).toBe("");
});

test("a handle begins with a letter", () => {
  expect(suggestHandle("42 Anna")).toBe("anna");
});

test("a long name is cut without a line at its end", () => {
  expect(suggestHandle("Maximiliana Alexandrina Montgomery")).toBe("maximiliana_alexandrina");
});

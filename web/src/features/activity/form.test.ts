import { expect, test } from "vitest";
import { formKey } from "./form";

test("the same form reads differently for different fitness", () => {
  expect(formKey({ fitness: 20, form: -10 })).toBe("load.words.heavy");
  expect(formKey({ fitness: 90, form: -10 })).toBe("load.words.building");
});

test("someone new is not told anything about form", () => {
  expect(formKey({ fitness: 0, form: 0 })).toBe("load.words.starting");
});

test("rested legs are fresh and even weeks are steady", () => {
  expect(formKey({ fitness: 50, form: 12 })).toBe("load.words.fresh");
  expect(formKey({ fitness: 50, form: 1 })).toBe("load.words.steady");
});

import { expect, test } from "vitest";
import { effortWords } from "./efforts";

test("efforts are read as distances in the reader's language", () => {
  expect(effortWords("5k", "en")).toBe("5 km");
  expect(effortWords("400m", "ru")).toBe("400 м");
  expect(effortWords("1mi", "en")).toBe("1 mi");
});

test("a name that is no distance stays as it is", () => {
  expect(effortWords("ultra", "en")).toBe("ultra");
});

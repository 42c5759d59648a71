import { expect, test } from "vitest";
import { admissionOf } from "./admission";

const country = (admission: "open" | "adults_only" | "closed", min_age: number) => ({
  code: "XX",
  name: "X",
  admission,
  min_age,
});

test("somebody old enough is welcome, the day before the birthday is too early", () => {
  expect(admissionOf(country("open", 16), "2010-11-23", "2026-11-23")).toBe("welcome");
  expect(admissionOf(country("open", 16), "2010-11-24", "2026-11-23")).toBe("too_young");
});

test("a closed country is told before any birth date is asked", () => {
  expect(admissionOf(country("closed", 16), "", "2026-11-23")).toBe("country_closed");
});

test("nothing is said while the answer is not known", () => {
  expect(admissionOf(undefined, "2000-01-01", "2026-11-23")).toBeNull();
  expect(admissionOf(country("open", 16), "", "2026-11-23")).toBeNull();
});

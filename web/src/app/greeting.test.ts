import { expect, test } from "vitest";
import { greetingKey } from "./greeting";

test("it is morning in Auckland while it is evening in Berlin", () => {
  const now = new Date("2026-11-22T19:30:00Z");
  expect(greetingKey(now, "Pacific/Auckland")).toBe("greeting.morning");
  expect(greetingKey(now, "Europe/Berlin")).toBe("greeting.evening");
});

test("midnight is night and not morning", () => {
  expect(greetingKey(new Date("2026-11-22T00:10:00Z"), "UTC")).toBe("greeting.night");
});

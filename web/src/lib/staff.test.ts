import { expect, test } from "vitest";
import { placesOf, timeLeft } from "./staff";

test("nobody is led to the work of another role", () => {
  expect(placesOf(undefined)).toEqual([]);
  expect(placesOf("moderator")).toEqual(["safety", "requests"]);
  expect(placesOf("privacy_officer")).toContain("audit");
  for (const role of ["admin", "support", "moderator"] as const)
    expect(placesOf(role)).not.toContain("audit");
  expect(placesOf("admin")).not.toContain("safety");
});

test("the clock of a report runs down and beyond", () => {
  const now = Date.parse("2027-05-07T09:00:00Z");
  expect(timeLeft("2027-05-07T10:30:30Z", now)).toEqual({ late: false, hours: 1, minutes: 30 });
  expect(timeLeft("2027-05-08T09:00:00Z", now)).toEqual({ late: false, hours: 24, minutes: 0 });
  expect(timeLeft("2027-05-07T08:15:00Z", now)).toEqual({ late: true, hours: 0, minutes: 45 });
});

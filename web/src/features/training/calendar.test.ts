import { expect, test } from "vitest";
import { daysToMove, mondayOf, monthOf, turn, weekOf } from "./calendar";

test("a week begins on Monday, also on a Sunday", () => {
  expect(mondayOf("2027-05-09")).toBe("2027-05-03");
  expect(mondayOf("2027-05-03")).toBe("2027-05-03");
  expect(weekOf("2027-05-05")).toHaveLength(7);
  expect(weekOf("2027-05-05").at(-1)).toBe("2027-05-09");
});

test("a month is shown in whole weeks", () => {
  const may = monthOf("2027-05-20");
  expect([may[0], may.at(-1)]).toEqual(["2027-04-26", "2027-06-06"]);
  expect(monthOf("2027-02-01")).toHaveLength(28);
  for (let month = 1; month <= 12; month++) {
    expect(monthOf(`2028-${String(month).padStart(2, "0")}-15`).length % 7).toBe(0);
  }
});

test("turning the page goes a week or a month on, over the year's end too", () => {
  expect(turn("2027-05-20", "week", -1)).toBe("2027-05-13");
  expect(turn("2027-12-31", "month", 1)).toBe("2028-01-01");
  expect(turn("2028-01-31", "month", -1)).toBe("2027-12-01");
});

test("a session moves to this week's days to come or to the next week, never into the past", () => {
  const days = daysToMove("2027-05-06", "2027-05-05");
  expect(days[0]).toBe("2027-05-05");
  expect(days).not.toContain("2027-05-06");
  expect(days.at(-1)).toBe("2027-05-16");
  expect(daysToMove("2027-05-01", "2027-05-07")[0]).toBe("2027-05-07");
});

import { expect, test } from "vitest";
import {
  beginningOf,
  daysLeft,
  endOf,
  figureOf,
  lastDayOf,
  minorOf,
  money,
  typedMinor,
} from "./worth";

const plain = (text: string | null) => text?.replace(/\s/g, " ");

test("money is shown as the reader writes it, and yen have no cents", () => {
  expect(money(1250, "EUR", "en-GB")).toBe("€12.50");
  expect(money(1200, "EUR", "en-GB")).toBe("€12");
  expect(plain(money(1250, "EUR", "ru"))).toBe("12,50 €");
  expect(money(500, "JPY", "en-GB")).toBe("JP¥500");
});

test("what is typed becomes the smallest unit, and nonsense becomes nothing", () => {
  expect(minorOf("12,50", "EUR")).toBe(1250);
  expect(minorOf("12.5", "EUR")).toBe(1250);
  expect(minorOf("500", "JPY")).toBe(500);
  expect(minorOf("12.505", "EUR")).toBeNull();
  expect(minorOf("ten", "EUR")).toBeNull();
  expect(minorOf("", "EUR")).toBeNull();
  expect([typedMinor(1250, "EUR"), typedMinor(1200, "EUR")]).toEqual(["12.50", "12"]);
});

test("a discount is one short figure", () => {
  expect(figureOf({ kind: "percent", percent: 10 }, null, "en-GB")).toBe("−10%");
  expect(plain(figureOf({ kind: "percent", percent: 10 }, null, "ru"))).toBe("−10 %");
  expect(figureOf({ kind: "amount", minor: 500 }, "EUR", "en-GB")).toBe("−€5");
  expect(figureOf({ kind: "free_shipping" }, null, "en-GB")).toBeNull();
});

test("the last day of an offer that ends at midnight is the day before", () => {
  expect(lastDayOf("2027-05-21T22:00:00Z", "Europe/Rome")).toBe("2027-05-21");
  expect(daysLeft("2027-05-21T22:00:00Z", "2027-05-07", "Europe/Rome")).toBe(14);
  expect(daysLeft("2027-05-21T22:00:00Z", "2027-05-21", "Europe/Rome")).toBe(0);
});

test("a day begins when it begins there, also when the clocks change", () => {
  expect(beginningOf("2027-05-07", "Europe/Berlin")).toBe("2027-05-06T22:00:00.000Z");
  expect(beginningOf("2027-03-28", "Europe/Berlin")).toBe("2027-03-27T23:00:00.000Z");
  expect(endOf("2027-03-28", "Europe/Berlin")).toBe("2027-03-28T22:00:00.000Z");
  expect(beginningOf("2027-05-07", "America/New_York")).toBe("2027-05-07T04:00:00.000Z");
});

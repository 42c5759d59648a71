import { expect, test } from "vitest";
import { clock, hoursAndMinutes, measuresFor, paceSeconds, rateOf, unitsOfCountry } from "./units";

const joined = (parts: { value: string; unit: string }) => `${parts.value} ${parts.unit}`;

test("ten kilometres read as 10.00 km and as 6.21 miles", () => {
  expect(joined(measuresFor("metric", "en-GB").distance(10_000))).toBe("10.00 km");
  expect(joined(measuresFor("imperial", "en-US").distance(10_000))).toBe("6.21 mi");
});

test("a Russian athlete sees a comma and kilometres in Cyrillic", () => {
  expect(joined(measuresFor("metric", "ru").distance(42_195))).toBe("42,2 км");
  expect(measuresFor("metric", "ru").rateUnit("pace")).toBe("/км");
});

test("pace is the time for one kilometre or one mile", () => {
  expect(joined(measuresFor("metric", "en").rate(1000 / 300, "pace"))).toBe("5:00 /km");
  expect(joined(measuresFor("imperial", "en").rate(1609.344 / 480, "pace"))).toBe("8:00 /mi");
});

test("swimmers count hundreds and rowers five hundreds", () => {
  expect(joined(measuresFor("metric", "en").rate(1, rateOf("swimming")))).toBe("1:40 /100 m");
  expect(joined(measuresFor("metric", "en").rate(4, rateOf("rowing")))).toBe("2:05 /500 m");
});

test("riders read kilometres an hour", () => {
  expect(joined(measuresFor("metric", "en").rate(10, rateOf("cycling")))).toBe("36.0 km/h");
});

test("standing still has no pace", () => {
  expect(paceSeconds(0, "pace", "metric")).toBe(Number.POSITIVE_INFINITY);
  expect(measuresFor("metric", "en").rate(0, "pace").value).toBe("–");
});

test("a clock shows hours only when there are some and rounds into the next minute", () => {
  expect(clock(75)).toBe("1:15");
  expect(clock(3725)).toBe("1:02:05");
  expect(clock(59.7)).toBe("1:00");
  expect(clock(Number.NaN)).toBe("–");
});

test("a week's time is told in hours and minutes", () => {
  const words = (s: number) => hoursAndMinutes(s, "en").map(joined).join(" ");
  expect(words(6 * 3600 + 5 * 60)).toBe("6 hr 5 min");
  expect(words(0)).toBe("0 min");
  expect(words(7200)).toBe("2 hr");
});

test("heights, weights and temperatures follow the units", () => {
  const imperial = measuresFor("imperial", "en-US");
  expect(joined(imperial.height(100))).toBe("328 ft");
  expect(joined(imperial.weight(70))).toBe("154.3 lb");
  expect(joined(imperial.temperature(20))).toBe("68 °F");
});

test("miles are offered where miles are used", () => {
  expect(unitsOfCountry("US")).toBe("imperial");
  expect(unitsOfCountry("DE")).toBe("metric");
  expect(unitsOfCountry(undefined)).toBe("metric");
});

import { expect, test } from "vitest";
import { kindOf, nameOf, numberOf, wearOf } from "./wear";

test("shoes are nearly there before they are past their reminder, and bikes have none", () => {
  const state = (km: number) => wearOf({ distance_m: km * 1000, wear_m: 700_000 })?.state;
  expect([0, 594, 595, 699.9, 700].map(state)).toEqual([
    "fresh",
    "fresh",
    "nearly",
    "nearly",
    "past",
  ]);
  expect(wearOf({ distance_m: 5_000_000 })).toBeNull();
});

test("one's own word for gear goes before the maker's", () => {
  expect(nameOf({ brand: "Corvo", model: "Strada 3", name: "The reds" })).toBe("The reds");
  expect(nameOf({ brand: "Corvo", model: "Strada 3" })).toBe("Corvo Strada 3");
  expect(nameOf({ brand: "", model: "Strada 3", name: null })).toBe("Strada 3");
});

test("sports on foot take shoes, cycling takes a bike, swimming takes nothing that is counted", () => {
  expect(["running", "hiking", "cycling", "swimming"].map(kindOf)).toEqual([
    "shoes",
    "shoes",
    "bike",
    undefined,
  ]);
});

test("a distance is read with a comma, with a point and with spaces, and words are no number", () => {
  expect(["1 250,5", "0.5", "", "far"].map(numberOf)).toEqual([1250.5, 0.5, null, undefined]);
});

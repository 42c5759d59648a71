import { expect, test } from "vitest";
import { regionName, regionsByName } from "./regions";

const bavaria = { code: "DE-BY", name: "Bavaria", name_ru: "Бавария" };
const saxony = { code: "DE-SN", name: "Saxony", name_ru: "Саксония" };
const hesse = { code: "DE-HE", name: "Hesse", name_ru: "Гессен" };
const mazovia = { code: "PL-14", name: "Mazovia" };

test("a region is named in the reader's language, and in English where that is all we know", () => {
  expect(regionName(bavaria, "en-GB")).toBe("Bavaria");
  expect(regionName(bavaria, "ru")).toBe("Бавария");
  expect(regionName(bavaria, "ru-RU")).toBe("Бавария");
  expect(regionName(mazovia, "ru")).toBe("Mazovia");
});

test("regions stand in the order of the reader's alphabet", () => {
  const labels = (locale: string) =>
    regionsByName([saxony, hesse, bavaria], locale).map((region) => region.label);
  expect(labels("en")).toEqual(["Bavaria", "Hesse", "Saxony"]);
  expect(labels("ru")).toEqual(["Бавария", "Гессен", "Саксония"]);
});

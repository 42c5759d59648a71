import { expect, test } from "vitest";
import { countryName, guessCountry, sortedByName } from "./countries";

test("a country is named in the reader's language", () => {
  expect(countryName("DE", "ru")).toBe("Германия");
  expect(countryName("DE", "en")).toBe("Germany");
});

test("countries are sorted by the alphabet of the reader", () => {
  const codes = [{ code: "DE" }, { code: "AT" }];
  expect(sortedByName(codes, "ru").map((c) => c.label)).toEqual(["Австрия", "Германия"]);
});

test("the first language with a region gives the guess", () => {
  expect(guessCountry(["en", "ru-KZ", "de-DE"])).toBe("KZ");
  expect(guessCountry(["en"])).toBeUndefined();
});

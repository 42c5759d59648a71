import { expect, test } from "vitest";
import { formatPrice } from "./price";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("a price has as many digits as its currency, in the reader's language", () => {
  expect(formatPrice(7999, "EUR", 2, "en")).toBe("€79.99");
  expect(plain(formatPrice(7999, "EUR", 2, "ru"))).toBe("79,99 €");
  expect(formatPrice(1200, "JPY", 0, "en")).toBe("¥1,200");
  expect(plain(formatPrice(1250, "KWD", 3, "en"))).toBe("KWD 1.250");
  expect(plain(formatPrice(129900, "RUB", 2, "ru"))).toBe("1 299 ₽");
});

test("round prices stand without zeros", () => {
  expect(formatPrice(8000, "EUR", 2, "en")).toBe("€80");
});

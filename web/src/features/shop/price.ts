// Prices in the reader's language and the shop's currency. The server counts in the smallest unit.

export function formatPrice(
  minor: number,
  currency: string,
  digits: number,
  locale: string,
): string {
  const amount = minor / 10 ** digits;
  // Round prices stand without their zeros: €80, not €80.00.
  const shown = Number.isInteger(amount) ? 0 : digits;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(amount);
}

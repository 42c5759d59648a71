// Names of countries in any language, from the browser itself.

export function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

// Sorted as the reader's alphabet sorts.
export function sortedByName<T extends { code: string }>(
  countries: readonly T[],
  locale: string,
): (T & { label: string })[] {
  const order = new Intl.Collator(locale);
  return countries
    .map((country) => ({ ...country, label: countryName(country.code, locale) }))
    .sort((a, b) => order.compare(a.label, b.label));
}

// The region in the browser's languages ("en-GB" -> "GB"); a first guess, shown and easy to change.
export function guessCountry(languages: readonly string[]): string | undefined {
  for (const language of languages) {
    const region = new Intl.Locale(language).region;
    if (region) return region;
  }
  return undefined;
}

// Parts of countries, named in the reader's language as far as the server knows.

interface Named {
  name: string;
  name_ru?: string | null;
}

export function regionName(region: Named, locale: string): string {
  return (isRussian(locale) && region.name_ru) || region.name;
}

export function isRussian(locale: string): boolean {
  return locale.toLowerCase().split("-")[0] === "ru";
}

// Sorted as the reader's alphabet sorts.
export function regionsByName<T extends Named>(
  regions: readonly T[],
  locale: string,
): (T & { label: string })[] {
  const order = new Intl.Collator(locale);
  return regions
    .map((region) => ({ ...region, label: regionName(region, locale) }))
    .sort((a, b) => order.compare(a.label, b.label));
}

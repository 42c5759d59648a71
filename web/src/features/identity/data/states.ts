// How an export and an import stand, without a page around them.

export function isUnderWay({ state }: { state: string }): boolean {
  return state === "waiting" || state === "working";
}

// A size as people say it: "8 KB", "1.4 MB", "2.3 GB". Thousands, as file managers count.
export function sizeOf(bytes: number, locale: string): string {
  const steps = [
    { unit: "gigabyte", of: 1e9 },
    { unit: "megabyte", of: 1e6 },
    { unit: "kilobyte", of: 1e3 },
  ];
  const step = steps.find(({ of }) => bytes >= of) ?? { unit: "kilobyte", of: 1e3 };
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: step.unit,
    maximumFractionDigits: step.of >= 1e6 ? 1 : 0,
  }).format(Math.max(bytes, 1) < 1e3 ? 1 : bytes / step.of);
}

const KNOWN_FILES = [
  "activities",
  "app_permissions",
  "body",
  "challenge_results",
  "challenges_joined",
  "comments_received",
  "comments_written",
  "consents",
  "friends",
  "gear",
  "kudos_received",
  "offers",
  "orders",
  "passkeys",
  "privacy",
  "privacy_zones",
  "training_plans",
  "weekly_goals",
] as const;
export type KnownFile = (typeof KNOWN_FILES)[number];

// The files of a report that the page has a word for; a later server may tell of more.
export function known<Line extends { what: string }>(
  lines: readonly Line[],
): (Line & { what: KnownFile })[] {
  const names: readonly string[] = KNOWN_FILES;
  return lines.filter((line): line is Line & { what: KnownFile } => names.includes(line.what));
}

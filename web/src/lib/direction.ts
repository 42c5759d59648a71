// Which way a language runs, and what that asks of words and numbers.

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split("-")[0] ?? "") ? "rtl" : "ltr";
}

// Sports are counted in Latin digits and by the Gregorian calendar in every language: a week of training, the
// days of a challenge and a watch's own screen are told that way. Some Arabic regions default to others.
export function localeOf(tag: string): string {
  if (directionOf(tag) === "ltr") return tag;
  return new Intl.Locale(tag, { calendar: "gregory", numberingSystem: "latn" }).toString();
}

const ISOLATE = "\u2068";
const END_OF_ISOLATE = "\u2069";

// In a language that runs from right to left, every value put into a sentence is set apart (Unicode's FIRST STRONG
// ISOLATE): a name, an address or "5:30 /km" keeps its own order and does not pull its neighbours along.
export function isolated(
  messages: Readonly<Record<string, string>>,
  language: string,
): Record<string, string> {
  if (directionOf(language) === "ltr") return { ...messages };
  const entries = Object.entries(messages);
  return Object.fromEntries(entries.map(([key, message]) => [key, setApart(message)]));
}

// "{name}" stands for a value, together with a sign that belongs to it: "@{handle}", "+{points}". The branches of
// "{count, plural, …}" are left as they are.
function setApart(message: string): string {
  return message.replace(/[@+]?\{\w+\}/g, (value) => `${ISOLATE}${value}${END_OF_ISOLATE}`);
}

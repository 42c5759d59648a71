// With whose eyes one looks at one's own activities.
const EYES = ["coach", "friend", "group", "stranger"] as const;
export type Eyes = (typeof EYES)[number];

// What an address asks for; one's own eyes when it names nobody.
export function eyesOf(word: unknown): Eyes | undefined {
  return EYES.find((eyes) => eyes === word);
}

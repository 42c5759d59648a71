// The parts of the friends page, as its address names them.
export const FRIENDS_PARTS = ["friends", "following", "followers", "invite"] as const;
export type FriendsPart = (typeof FRIENDS_PARTS)[number];

// What an address says; the first part goes without saying.
export function friendsPart(said: unknown): FriendsPart | undefined {
  return FRIENDS_PARTS.find((part) => part === said && part !== "friends");
}

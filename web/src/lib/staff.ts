// Where each role among the people who run this place has its work. The server decides what they may do; this only spares
// them pages that would refuse them.
export type StaffRole = "support" | "moderator" | "privacy_officer" | "admin";
export type StaffPlace =
  | "challenges"
  | "promotions"
  | "shops"
  | "feedback"
  | "journey"
  | "safety"
  | "requests"
  | "audit";

const PLACES: Record<StaffRole, readonly StaffPlace[]> = {
  admin: ["challenges", "promotions", "shops", "feedback", "journey", "requests"],
  support: ["feedback", "challenges", "requests"],
  moderator: ["safety", "requests"],
  privacy_officer: ["requests", "audit"],
};

export function placesOf(role: StaffRole | null | undefined): readonly StaffPlace[] {
  return role ? PLACES[role] : [];
}

// How much is left until a report has to be decided: whole hours and minutes, below zero when it is late.
export function timeLeft(
  dueAt: string,
  now: number,
): { late: boolean; hours: number; minutes: number } {
  const left = Math.floor((Date.parse(dueAt) - now) / 60_000);
  const whole = Math.abs(left);
  return { late: left < 0, hours: Math.floor(whole / 60), minutes: whole % 60 };
}

// Deeds of staff that concern a person, in words; of any other the operation's name is shown.
export const ACTS = [
  "add_operator",
  "remove_operator",
  "ask_ban",
  "ask_access",
  "confirm_ban",
  "confirm_access",
  "decline_request",
  "look_at_account",
  "reopen_account",
  "hide_content",
  "warn_athlete",
  "restrict_athlete",
  "propose_ban",
  "uphold_decision",
  "reverse_decision",
] as const;

export type Act = (typeof ACTS)[number];

export function knownAct(act: string): Act | undefined {
  return ACTS.find((known) => known === act);
}

export const ROLES = ["support", "moderator", "privacy_officer", "admin", "console"] as const;
export type Role = (typeof ROLES)[number];

export function knownRole(role: string): Role {
  return ROLES.find((known) => known === role) ?? "console";
}

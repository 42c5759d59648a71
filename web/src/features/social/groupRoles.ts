// Whom one reaches in a group, and what one may make of them: what the server decides, so that nobody is offered a no. Pure.
import type { GroupRole } from "../../api";

const ORDER = ["owner", "admin", "coach", "member"] as const;

const rank = (role: GroupRole) => ORDER.indexOf(role);

// Whether somebody may change what another is, or put them out.
export function reaches(mine: GroupRole | undefined | null, theirs: GroupRole): boolean {
  if (mine === "owner") return true;
  return mine === "admin" && rank(theirs) > rank("admin");
}

// What a member may become; of oneself only less.
export function rolesFor(
  mine: GroupRole | undefined | null,
  theirs: GroupRole,
  you: boolean,
): GroupRole[] {
  if (!mine) return [];
  if (you) return ORDER.filter((role) => rank(role) > rank(mine));
  if (!reaches(mine, theirs)) return [];
  return ORDER.filter((role) => role !== theirs && (mine === "owner" || rank(role) > rank(mine)));
}

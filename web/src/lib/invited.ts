// Whoever opens an invitation without an account opens one first: the way to the invitation is kept meanwhile, in this tab.
const KEY = "invited";

// Only a path of our own is kept, and only of an invitation.
export function invitationPath(token: string): string {
  return `/invitation?token=${encodeURIComponent(token)}`;
}

export function keepInvitation(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // Without storage the link has to be opened once more.
  }
}

export function keptInvitation(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function dropInvitation(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

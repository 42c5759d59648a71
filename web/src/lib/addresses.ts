// Addresses of mail out of what somebody pastes or picks: a list, an address book (vCard) or a table (CSV). All of it is read in
// the browser, and nothing but hashes of the addresses leaves it.

// As many as one question may hold, and as one day may.
export const MOST_AT_ONCE = 500;
export const MOST_A_DAY = 1000;

// What every address has in common. Whether there is such a mailbox nobody here needs to know.
const ADDRESS = /[^\s@<>()[\],;:\\"'=]+@[^\s@<>()[\],;:\\"'=]+\.[^\s@<>()[\],;:\\"'=.]+/gu;

// Lines that a vCard folded are one again (RFC 6350, 3.2), also where it is quoted-printable.
function unfolded(text: string): string {
  return text.replace(/=\r?\n/g, "").replace(/\r?\n[ \t]/g, "");
}

// Each address once, as it is looked for: without surrounding space, in small letters.
export function addressesIn(text: string): string[] {
  const whole = /^BEGIN:VCARD/im.test(text) ? unfolded(text) : text;
  const found = new Set<string>();
  for (const [address] of whole.matchAll(ADDRESS)) found.add(address.trim().toLowerCase());
  return [...found];
}

// What the server compares: the SHA-256 of an address as hexadecimal digits.
export async function hashOf(address: string): Promise<string> {
  const bytes = new TextEncoder().encode(address);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// In pieces that one question may hold.
export function pieces<T>(all: readonly T[], most = MOST_AT_ONCE): T[][] {
  const cut: T[][] = [];
  for (let at = 0; at < all.length; at += most) cut.push(all.slice(at, at + most));
  return cut;
}

// Naming people in comments: `@` and a handle. What is a name is decided by the server; here stand the same rules for reading
// and for typing.
import type { Person } from "../../api";

export type Piece = string | Person;

// An `@` where a word begins, and a handle that ends where the word ends.
const NAMES = /(?<![\p{L}\p{N}_@])@([A-Za-z0-9_]+)(?![\p{L}\p{N}_@])/gu;
// The same while it is typed, in any script: people are looked for by their names as well.
const BEGUN = /(?<![\p{L}\p{N}_@])@([\p{L}\p{N}_]{0,30})$/u;

// A text in pieces: words, and the people it names.
export function pieces(text: string, people: readonly Person[]): Piece[] {
  const named = new Map(people.map((person) => [person.handle, person]));
  const all: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(NAMES)) {
    const person = named.get((match[1] ?? "").toLowerCase());
    if (!person) continue;
    if (from < match.index) all.push(text.slice(from, match.index));
    all.push(person);
    from = match.index + match[0].length;
  }
  if (from < text.length) all.push(text.slice(from));
  return all;
}

export interface Begun {
  // Where the `@` stands.
  at: number;
  letters: string;
}

// The name that is being typed at a place of a text.
export function begunAt(text: string, caret: number): Begun | null {
  const match = BEGUN.exec(text.slice(0, caret));
  return match ? { at: match.index, letters: match[1] ?? "" } : null;
}

const MOST_OFFERED = 6;

// Whom to offer for the letters so far: those of the conversation first, nobody twice.
export function offer(letters: string, near: readonly Person[], friends: readonly Person[]) {
  const begins = letters.toLocaleLowerCase();
  const offered = new Map<string, Person>();
  for (const person of [...near, ...friends]) {
    const words = [person.handle, ...person.name.toLocaleLowerCase().split(/[\s_]+/u)];
    if (words.some((word) => word.startsWith(begins))) offered.set(person.id, person);
  }
  return [...offered.values()].slice(0, MOST_OFFERED);
}

// The text with somebody named in place of what was typed, and where one types on.
export function withName(text: string, begun: Begun, caret: number, handle: string) {
  const front = `${text.slice(0, begun.at)}@${handle} `;
  return { text: front + text.slice(caret).replace(/^ /, ""), caret: front.length };
}

// The work that a browser does before one more try to sign in, where too many guesses were made. The server checks the
// same: crates/identity/src/work.rs. Pure; the worker calls it.
import { firstWord } from "./sha256";

export interface Puzzle {
  prefix: string;
  bits: number;
  pieces: number;
}

export function isFound({ prefix, bits }: Puzzle, piece: number, number: number): boolean {
  return Math.clz32(firstWord(`${prefix}:${piece}:${number}`)) >= bits;
}

export function solve(puzzle: Puzzle): number[] {
  const numbers: number[] = [];
  for (let piece = 0; piece < puzzle.pieces; piece += 1) {
    let number = 0;
    while (!isFound(puzzle, piece, number)) number += 1;
    numbers.push(number);
  }
  return numbers;
}

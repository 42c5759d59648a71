import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { firstWord } from "./sha256";
import { isFound, solve } from "./work";

test("our SHA-256 says what everybody's says", () => {
  for (let length = 0; length <= 55; length += 1) {
    const text = "0123456789abcdef:".repeat(4).slice(0, length);
    const real = createHash("sha256").update(text).digest().readUInt32BE(0);
    expect(firstWord(text)).toBe(real);
  }
  expect(() => firstWord("x".repeat(56))).toThrow();
});

test("each number makes a hash begin with enough zeros, and none before it does", () => {
  const puzzle = { prefix: "6a".repeat(16), bits: 9, pieces: 8 };
  const numbers = solve(puzzle);
  expect(numbers).toHaveLength(8);
  numbers.forEach((number, piece) => {
    const hash = createHash("sha256").update(`${puzzle.prefix}:${piece}:${number}`).digest();
    expect(hash.readUInt32BE(0) >>> (32 - 9)).toBe(0);
    for (let before = 0; before < number; before += 1) {
      expect(isFound(puzzle, piece, before)).toBe(false);
    }
  });
});

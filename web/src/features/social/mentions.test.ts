import { describe, expect, it } from "vitest";
import type { Person } from "../../api";
import { begunAt, offer, pieces, withName } from "./mentions";

const person = (handle: string, name: string): Person => ({
  id: handle,
  handle,
  name,
  relation: "friend",
});
const anna = person("anna", "Anna Rossi");
const boris = person("boris_2", "Борис Ветров");

describe("a text that names people", () => {
  it("is words and people", () => {
    expect(pieces("Run, @Boris_2, with @anna!", [anna, boris])).toEqual([
      "Run, ",
      boris,
      ", with ",
      anna,
      "!",
    ]);
    expect(pieces("@anna", [anna])).toEqual([anna]);
    expect(pieces("", [anna])).toEqual([]);
  });

  it("names nobody in an address of mail, in a longer word, or who was not named", () => {
    for (const words of ["anna@anna.org x@anna", "@annas", "@annой", "@clara", "@…"]) {
      expect(pieces(words, [anna])).toEqual([words]);
    }
  });
});

describe("typing a name", () => {
  it("begins with an @ and goes on to the next space", () => {
    expect(begunAt("With @", 6)).toEqual({ at: 5, letters: "" });
    expect(begunAt("With @бо", 8)).toEqual({ at: 5, letters: "бо" });
    expect(begunAt("With @an and", 8)).toEqual({ at: 5, letters: "an" });
    expect(begunAt("With @anna and", 14)).toBeNull();
    expect(begunAt("me@home", 7)).toBeNull();
  });

  it("offers who takes part before friends, by any word of their names", () => {
    expect(offer("ve", [], [anna, boris])).toEqual([]);
    expect(offer("вет", [], [anna, boris])).toEqual([boris]);
    expect(offer("Ro", [anna], [boris, anna])).toEqual([anna]);
    expect(offer("", [boris], [anna, boris])).toEqual([boris, anna]);
    const many = Array.from({ length: 9 }, (_, at) => person(`a${at}`, "A"));
    expect(offer("a", many, [])).toHaveLength(6);
  });

  it("puts the handle in place of what was typed", () => {
    const begun = { at: 5, letters: "an" };
    expect(withName("With @an", begun, 8, "anna")).toEqual({ text: "With @anna ", caret: 11 });
    expect(withName("With @an yes", begun, 8, "anna").text).toBe("With @anna yes");
  });
});

import { expect, test } from "vitest";
import { draftOf, emptyFields, type Fields, fieldsOf } from "./promotionFields";

const ZONE = "Europe/Berlin";
const typed = (changes: Partial<Fields>): Fields => ({
  ...emptyFields("2027-05-07", "2027-05-31"),
  shop: "s",
  title: " Ten percent ",
  badge: "first_steps",
  ...changes,
});

function draft(changes: Partial<Fields>) {
  const made = draftOf(typed(changes), ZONE);
  if ("faulty" in made) throw new Error(made.faulty.join());
  return made.draft;
}

test("the days that are typed are whole days where the operator lives", () => {
  const made = draft({});
  expect(made.starts_at).toBe("2027-05-06T22:00:00.000Z");
  expect(made.ends_at).toBe("2027-05-31T22:00:00.000Z");
  expect(made.title).toBe("Ten percent");
  expect(made.unlock).toEqual({ kind: "badge", badge: "first_steps", tier: undefined });
});

test("a sum is kept in the smallest unit of its currency", () => {
  const made = draft({ discount: "amount", amount: "12,50", currency: "eur" });
  expect(made.discount).toEqual({ kind: "amount", minor: 1250 });
  expect(made.currency).toBe("EUR");
});

test("what holds no number is named as the server names it", () => {
  const made = draftOf(typed({ budget: "many", unlock: "level", level: "", validDays: "" }), ZONE);
  expect(made).toEqual({ faulty: ["unlock", "valid_days", "budget"] });
  const challenge = draftOf(typed({ unlock: "challenge" }), ZONE);
  expect(challenge).toEqual({ faulty: ["unlock"] });
});

test("a promotion that is opened and saved is the same", () => {
  const made = draft({
    unlock: "challenge",
    challenge: "c",
    result: "rank",
    rank: "3",
    discount: "amount",
    amount: "5",
    currency: "EUR",
    minLevel: "4",
  });
  const again = draftOf(fieldsOf(made, ZONE), ZONE);
  expect(again).toEqual({ draft: made });
});

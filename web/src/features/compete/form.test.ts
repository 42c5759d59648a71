import { expect, test } from "vitest";
import { draftOf, type Fields, fieldsOf, numberOf } from "./form";

const fields: Fields = {
  kind: "regional",
  country: "IT",
  region: "",
  title: " Italy runs in May ",
  about: "",
  prize: "",
  prizeRu: "",
  measure: "distance",
  goal: "62,5",
  sports: ["running"],
  startsOn: "2027-05-01",
  endsOn: "2027-05-31",
  graceHours: "24",
  minDistance: "2",
  minMinutes: "",
  countsBeforeJoining: true,
};

function draft(changes: Partial<Fields>, units: "metric" | "imperial" = "metric") {
  const made = draftOf({ ...fields, ...changes }, units);
  if (!("draft" in made)) throw new Error(`faulty: ${made.faulty}`);
  return made.draft;
}

test("what is typed in one's own units is told in metres and seconds", () => {
  expect(draft({})).toMatchObject({
    title: "Italy runs in May",
    goal: 62_500,
    min_distance_m: 2000,
    min_moving_s: undefined,
  });
  expect(draft({ goal: "100" }, "imperial").goal).toBe(160_934);
  expect(draft({ measure: "time", goal: "1.5" }).goal).toBe(5400);
  expect(draft({ measure: "climb", goal: "1000" }, "imperial").goal).toBe(305);
  expect(draft({ measure: "active_days", goal: "12" }).goal).toBe(12);
  expect(draft({ goal: "" }).goal).toBeUndefined();
});

test("the world has no country, and friends have none either", () => {
  expect(draft({ country: "" }).country).toBeUndefined();
  expect(draft({ kind: "friends" }).country).toBeUndefined();
});

test("a region belongs to its country, and a prize to a challenge of the place", () => {
  const lombardy = { region: "IT-25", prize: " Shoes ", prizeRu: "Кроссовки" };
  expect(draft(lombardy)).toMatchObject({
    country: "IT",
    region: "IT-25",
    prize: "Shoes",
    prize_ru: "Кроссовки",
  });
  expect(draft({ ...lombardy, country: "" }).region).toBeUndefined();
  const friends = draft({ ...lombardy, kind: "friends" });
  expect([friends.region, friends.prize, friends.prize_ru]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("words where a number belongs are named, not sent", () => {
  expect(draftOf({ ...fields, goal: "far", minMinutes: "ten" }, "metric")).toEqual({
    faulty: ["goal", "min_moving_s"],
  });
  expect(numberOf("")).toBeUndefined();
  expect(numberOf("1,5")).toBe(1.5);
  expect(numberOf("Infinity")).toBeNull();
});

test("a challenge that is edited without a change stays as it is", () => {
  const before = draft({ region: "IT-25", prize: "Shoes" });
  const rules = {
    measure: before.measure,
    goal: before.goal,
    sports: before.sports ?? [],
    starts_on: before.starts_on,
    ends_on: before.ends_on,
    grace_hours: before.grace_hours ?? 24,
    min_distance_m: before.min_distance_m,
    counts_before_joining: true,
  };
  const again = fieldsOf(
    {
      kind: "regional",
      country: "IT",
      region: { code: "IT-25", name: "Lombardy" },
      title: "x",
      about: "",
      prize: "Shoes",
    },
    rules,
    "metric",
  );
  expect(draft({ ...again, title: before.title })).toEqual(before);
});

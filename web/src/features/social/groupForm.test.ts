import { expect, test } from "vitest";
import type { Group, GroupEvent } from "../../api";
import {
  draftOf,
  EMPTY,
  eventDraftOf,
  eventFieldsOf,
  fieldsOf,
  kindsFor,
  middleOf,
  withCancelled,
} from "./groupForm";

const group: Group = {
  id: "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b",
  name: "Lauftreff Nord",
  about: "We run.",
  kind: "by_request",
  sport: "running",
  place: "Hamburg",
  members: 3,
  asked: false,
  may_read: true,
  may_announce: true,
  may_manage: true,
  may_follow: false,
  followed: false,
  goal: { measure: "distance", amount: 500_000, period: "month" },
};

test("a group that is edited and saved unchanged stays as it is", () => {
  for (const units of ["metric", "imperial"] as const) {
    const draft = draftOf(fieldsOf(group, units), units);
    expect(draft?.goal?.amount).toBeGreaterThan(499_990);
    expect(draft?.goal?.amount).toBeLessThan(500_010);
    expect({ ...draft, goal: group.goal }).toEqual({
      name: "Lauftreff Nord",
      about: "We run.",
      kind: "by_request",
      sport: "running",
      place: "Hamburg",
      goal: group.goal,
    });
  }
});

test("a goal is typed in kilometres, miles, hours or activities; words are no goal", () => {
  const goal = (measure: "distance" | "time" | "count", amount: string, units = "metric") =>
    draftOf({ ...EMPTY, measure, amount }, units as "metric")?.goal?.amount;
  expect(goal("distance", "12,5")).toBe(12_500);
  expect(goal("distance", "10", "imperial")).toBe(16_093);
  expect(goal("time", "2")).toBe(7_200);
  expect(goal("count", "30")).toBe(30);
  expect(draftOf({ ...EMPTY, measure: "count", amount: "many" }, "metric")).toBeNull();
  expect(draftOf({ ...EMPTY, measure: "count", amount: " " }, "metric")).toBeNull();
  expect(draftOf({ ...EMPTY, name: " Us " }, "metric")).toEqual({
    name: "Us",
    about: "",
    kind: "by_request",
    sport: undefined,
    place: undefined,
  });
});

test("what was not open from the first day is never opened to all", () => {
  expect(kindsFor()).toContain("open");
  expect(kindsFor("open")).toContain("open");
  expect(kindsFor("by_request")).toEqual(["by_request", "hidden"]);
  expect(kindsFor("hidden")).toEqual(["by_request", "hidden"]);
});

test("an event is read back as it was typed, and called off as it is", () => {
  const event: GroupEvent = {
    id: "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b",
    title: "Long run",
    about: "Slow.",
    place: "By the bridge",
    starts_at: "2027-05-09T07:00:00Z",
    ends_at: "2027-05-09T08:30:00Z",
    local_start: "2027-05-09T09:00",
    time_zone: "Europe/Berlin",
    cancelled: false,
    yes: 2,
    maybe: 0,
  };
  const draft = eventDraftOf(eventFieldsOf(event));
  expect(draft).toEqual({
    title: "Long run",
    about: "Slow.",
    place: "By the bridge",
    local_start: "2027-05-09T09:00",
    time_zone: "Europe/Berlin",
    minutes: 90,
    cancelled: false,
  });
  expect(withCancelled(event, true)).toEqual({ ...draft, cancelled: true });
});

test("of a picture the square in its middle is taken", () => {
  expect(middleOf(400, 300)).toEqual({ x: 50, y: 0, side: 300 });
  expect(middleOf(300, 500)).toEqual({ x: 0, y: 100, side: 300 });
});

import { createIntl } from "react-intl";
import { expect, test } from "vitest";
import type { JourneyCohort } from "../../api";
import en from "../../lib/text/en.json";
import ru from "../../lib/text/ru.json";
import { funnelRows, returnShare, widestGap } from "./funnel";

const NAMES = [
  "first_activity",
  "planned_done",
  "achievement",
  "promotion_granted",
  "code_taken",
  "purchase",
] as const;

function cohort(registered: number, inOrder: number[], atAll = inOrder): JourneyCohort {
  return {
    registered,
    still_open: 0,
    steps: NAMES.map((step, at) => ({ step, in_order: inOrder[at]!, at_all: atAll[at]! })),
    returns: [{ day: 7, counted: 40, left_out: 2, classic: 10, rolling: 30 }],
  };
}

test("each step says its share of all and of the step before", () => {
  const rows = funnelRows(cohort(200, [150, 60, 60, 30, 15, 3], [150, 70, 120, 40, 20, 5]));
  expect(rows.map((row) => row.inOrder)).toEqual([200, 150, 60, 60, 30, 15, 3]);
  expect(rows.map((row) => row.share)).toEqual([1, 0.75, 0.3, 0.3, 0.15, 0.075, 0.015]);
  expect(rows.map((row) => row.goOn)).toEqual([undefined, 0.75, 0.4, 1, 0.5, 0.5, 0.2]);
  expect(widestGap(rows)?.step).toBe("planned_done");
});

test("with nobody there is no share, and nothing is divided by nothing", () => {
  const rows = funnelRows(cohort(0, [0, 0, 0, 0, 0, 0]));
  expect(rows.map((row) => row.share)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(rows.every((row) => row.goOn === undefined)).toBe(true);
  expect(widestGap(rows)).toBeUndefined();
  const early = { day: 30, counted: 0, left_out: 9, classic: 0, rolling: 0 };
  expect(returnShare(early, "rolling")).toBeUndefined();
});

test("both definitions are shares of the same people", () => {
  const day = cohort(1, [1, 1, 1, 1, 1, 1]).returns[0]!;
  expect([returnShare(day, "classic"), returnShare(day, "rolling")]).toEqual([0.25, 0.75]);
});

test("every step has a name in both languages, and people are counted properly in Russian", () => {
  for (const [locale, messages] of [
    ["en", en],
    ["ru", ru],
  ] as const) {
    const intl = createIntl({ locale, messages });
    for (const step of ["registered", ...NAMES]) {
      const id = `journey.step_${step}`;
      expect(intl.formatMessage({ id })).not.toBe(id);
    }
  }
  const intl = createIntl({ locale: "ru", messages: ru });
  const people = (count: number) => intl.formatMessage({ id: "journey.people" }, { count });
  expect([1, 2, 5, 21].map(people)).toEqual(["1 человек", "2 человека", "5 человек", "21 человек"]);
});

import { expect, test } from "vitest";
import { levelShare, streakMood, weekShare } from "./levels";

test("half of the way between two levels is half a lap", () => {
  expect(levelShare({ experience: 150, level_starts_at: 100, next_level_at: 200 })).toBe(0.5);
});

test("the lap is never shown longer than the track", () => {
  expect(levelShare({ experience: 500, level_starts_at: 100, next_level_at: 200 })).toBe(1);
  expect(levelShare({ experience: 500, level_starts_at: 200, next_level_at: 200 })).toBe(1);
  expect(weekShare({ days_this_week: 6, goal_days: 3 })).toBe(1);
});

test("a week is kept when its goal is met, open while a streak waits, and nothing is lost for a beginner", () => {
  expect(streakMood({ weeks: 4, days_this_week: 3, goal_days: 3 })).toBe("kept");
  expect(streakMood({ weeks: 4, days_this_week: 1, goal_days: 3 })).toBe("open");
  expect(streakMood({ weeks: 0, days_this_week: 0, goal_days: 3 })).toBe("none");
});

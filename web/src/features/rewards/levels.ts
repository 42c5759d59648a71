// How far along a level is, as a share of the way round the track.
import type { Progress, Streak } from "../../api";

export function levelShare(
  progress: Pick<Progress, "experience" | "level_starts_at" | "next_level_at">,
): number {
  const length = progress.next_level_at - progress.level_starts_at;
  if (length <= 0) return 1;
  return Math.max(0, Math.min(1, (progress.experience - progress.level_starts_at) / length));
}

export function weekShare(streak: Pick<Streak, "days_this_week" | "goal_days">): number {
  return streak.goal_days > 0 ? Math.min(1, streak.days_this_week / streak.goal_days) : 0;
}

export type StreakMood = "none" | "kept" | "open";

// Whether this week already counts. An open week is an invitation, never a threat.
export function streakMood(
  streak: Pick<Streak, "weeks" | "days_this_week" | "goal_days">,
): StreakMood {
  if (streak.days_this_week >= streak.goal_days) return "kept";
  return streak.weeks === 0 ? "none" : "open";
}

// A word for the time of day where the athlete is.
import type { TextKey } from "../lib/text";

export function greetingKey(now: Date, timeZone: string): TextKey {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now),
  );
  if (hour >= 5 && hour < 12) return "greeting.morning";
  if (hour >= 12 && hour < 18) return "greeting.afternoon";
  if (hour >= 18 && hour < 23) return "greeting.evening";
  return "greeting.night";
}

// What each kind of feedback looks like.
import type { FeedbackKind } from "../../api";
import type { IconName } from "../../ui/icons";

export const KIND_ICONS: Record<FeedbackKind, IconName> = {
  happy: "smile",
  neutral: "flat",
  sad: "frown",
  problem: "alert",
  idea: "bulb",
  praise: "heart",
};

import type { FeedbackState } from "../../api";
import { useText } from "../../lib/text";
import { Pill } from "../../ui/Pill";

const TONES = {
  new: "flood",
  seen: "plain",
  planned: "flood",
  done: "turf",
  declined: "plain",
} as const satisfies Record<FeedbackState, string>;

export function StatePill({ state }: { state: FeedbackState }) {
  const t = useText();
  return <Pill tone={TONES[state]}>{t(`feedback.state_${state}`)}</Pill>;
}

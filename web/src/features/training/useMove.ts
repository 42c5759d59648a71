// Moving and skipping sessions, with friendly words and a way back.
import type { TrainingSessionCard } from "../../api";
import { useRefusalWords } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { useSay } from "../../ui/Toasts";
import { type SessionChange, useChangeSession } from "./training";
import { useTrainingWords } from "./words";

type Movable = Pick<TrainingSessionCard, "id" | "on" | "status">;

export function useMove() {
  const t = useText();
  const say = useSay();
  const words = useTrainingWords();
  const refusal = useRefusalWords();
  const change = useChangeSession();

  const apply = (wish: SessionChange, told: string, back: SessionChange) =>
    change.mutate(wish, {
      onSuccess: ({ advice }) => {
        const undo = { label: t("training.undo"), run: () => change.mutate(back) };
        say([told, ...advice.map(words.advice)].join(" "), undo);
      },
      onError: (error) => say(refusal(error)),
    });

  return {
    to(session: Movable, on: string) {
      if (session.on === on) return;
      const back = { id: session.id, on: session.on };
      apply({ id: session.id, on }, t("training.moved", { day: words.day(on) }), back);
    },
    skip(session: Movable, skipped: boolean) {
      const told = t(skipped ? "training.skipped" : "training.unskip");
      apply({ id: session.id, skipped }, told, { id: session.id, skipped: !skipped });
    },
  };
}

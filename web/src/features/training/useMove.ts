// Moving and skipping sessions, with friendly words and a way back.
import type { TrainingSessionCard } from "../../api";
import { useText } from "../../lib/text";
import { useTell } from "../../ui/tell";
import { type SessionChange, useChangeSession } from "./training";
import { useTrainingWords } from "./words";

type Movable = Pick<TrainingSessionCard, "id" | "on" | "status">;

export function useMove() {
  const t = useText();
  const tell = useTell();
  const words = useTrainingWords();
  const change = useChangeSession();

  const apply = (wish: SessionChange, told: string, back: SessionChange) =>
    tell(change.mutateAsync(wish), ({ advice }) => [told, ...advice.map(words.advice)].join(" "), {
      label: t("training.undo"),
      run: () => tell(change.mutateAsync(back)),
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

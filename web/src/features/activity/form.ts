// Words for the balance of fitness and fatigue. Limits follow the usual reading of the model's form.
import type { LoadSummary } from "../../api";
import type { TextKey } from "../../lib/text";

export function formKey(load: Pick<LoadSummary, "fitness" | "form">): TextKey {
  if (load.fitness < 1) return "load.words.starting";
  // Form is told against fitness: minus ten is a lot for a beginner and nothing for a professional.
  const balance = load.form / Math.max(load.fitness, 10);
  if (balance < -0.3) return "load.words.heavy";
  if (balance < -0.1) return "load.words.building";
  if (balance <= 0.1) return "load.words.steady";
  return "load.words.fresh";
}

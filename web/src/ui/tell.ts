import { useRefusalWords } from "../lib/refusals";
import { useSay } from "./Toasts";

type Told<Done> = string | ((done: Done) => string);

// Says in passing what came of a change: its words when it is done, the refusal when it is not. Is it done? It is told
// even when whatever asked left the page by the change itself, which a mutation's own callbacks would have left with.
export function useTell() {
  const say = useSay();
  const words = useRefusalWords();
  return async <Done>(
    change: Promise<Done>,
    told?: Told<Done>,
    action?: Parameters<typeof say>[1],
  ): Promise<boolean> => {
    try {
      const done = await change;
      if (told) say(typeof told === "string" ? told : told(done), action);
      return true;
    } catch (error) {
      say(words(error));
      return false;
    }
  };
}

// Tells the server once a day, and at each start, that somebody is here; and lets the outbox work.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { client } from "../../api";
import { useToday } from "../../lib/viewer";
import { buildQuery, UNKNOWN_BUILD } from "./feedback";
import { outbox } from "./outbox";

// `me` is the athlete's id; null: nobody is signed in; undefined: not known yet.
export function usePresence(me: string | null | undefined): void {
  const build = useQuery(buildQuery);
  const today = useToday();
  const running = build.isError ? UNKNOWN_BUILD : build.data;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new day is another visit.
  useEffect(() => {
    if (!me || !running) return;
    // A visit that does not arrive is no trouble of the person's: the next start tells it again.
    client.PUT("/api/v1/visits/today", { body: { build: running } }).catch(() => undefined);
  }, [me, running, today]);

  useEffect(() => {
    if (me === undefined) return;
    outbox.start(me);
    const back = () => {
      outbox.hurry();
    };
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [me]);
}

import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { coachedQuery, coachesQuery, useEndCoach, useStepDown } from "./coaches";
import { LetCoach } from "./LetCoach";
import { More, People } from "./People";

// Who looks at one as a coach; ending it takes one tap.
export function Coaches() {
  const t = useText();
  const tell = useTell();
  const list = useInfiniteQuery(coachesQuery);
  const end = useEndCoach();
  const [adding, setAdding] = useState(false);
  if (list.isPending) return <Bones rows={1} height={60} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <div className="stack">
      <p className="quiet">{t("coaches.why")}</p>
      {items.length === 0 ? (
        <p className="quiet">{t("coaches.none")}</p>
      ) : (
        <People
          label={t("coaches.title")}
          items={items}
          action={({ id, name }) => (
            <Button
              variant="default"
              aria-label={t("coaches.end_one", { name })}
              onClick={() => tell(end.mutateAsync(id), t("coaches.ended", { name }))}
            >
              {t("coaches.end")}
            </Button>
          )}
        />
      )}
      <More list={list} />
      <Button variant="default" onClick={() => setAdding(true)}>
        {t("coaches.add")}
      </Button>
      <LetCoach opened={adding} onClose={() => setAdding(false)} />
      <Coached />
    </div>
  );
}

// Whom one coaches, where there is anybody.
function Coached() {
  const t = useText();
  const tell = useTell();
  const list = useInfiniteQuery(coachedQuery);
  const stepDown = useStepDown();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t("coaches.athletes")}</h3>
      <People
        label={t("coaches.athletes")}
        items={items}
        action={({ id, name }) => (
          <Button
            variant="default"
            aria-label={t("coaches.step_down_one", { name })}
            onClick={() => tell(stepDown.mutateAsync(id), t("coaches.stepped_down", { name }))}
          >
            {t("coaches.step_down")}
          </Button>
        )}
      />
      <More list={list} />
    </>
  );
}

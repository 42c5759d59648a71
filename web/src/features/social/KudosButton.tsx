import { Button, Modal } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Kudos } from "../../api";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import styles from "./KudosButton.module.css";
import { More, People } from "./People";
import { kudosQuery, useKudos } from "./talk";

// Gives and takes back kudos; the number leads to those who gave them.
export function KudosButton({
  activityId,
  mine,
  kudos,
}: {
  activityId: string;
  mine: boolean;
  kudos: Kudos;
}) {
  const t = useText();
  const tell = useTell();
  const measures = useMeasures();
  const change = useKudos(activityId);
  const [listing, setListing] = useState(false);

  return (
    <div className={styles.kudos}>
      {!mine && (
        <Button
          size="compact-sm"
          variant={kudos.given ? "light" : "subtle"}
          color={kudos.given ? undefined : "gray"}
          aria-pressed={kudos.given}
          disabled={change.isPending}
          leftSection={<Icon name="kudos" size={18} />}
          onClick={() => tell(change.mutateAsync(!kudos.given))}
        >
          {t("kudos.give")}
        </Button>
      )}
      {kudos.count > 0 && (
        <button
          type="button"
          className={styles.count}
          aria-label={t("kudos.count", { count: kudos.count })}
          onClick={() => setListing(true)}
        >
          {mine ? (
            <>
              <Icon name="kudos" size={18} />
              {t("kudos.count", { count: kudos.count })}
            </>
          ) : (
            measures.number(kudos.count)
          )}
        </button>
      )}
      <Modal
        opened={listing}
        onClose={() => setListing(false)}
        title={t("kudos.title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {listing && <Givers activityId={activityId} />}
      </Modal>
    </div>
  );
}

function Givers({ activityId }: { activityId: string }) {
  const t = useText();
  const list = useInfiniteQuery(kudosQuery(activityId));
  if (list.isPending) return <Bones rows={2} height={48} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  return (
    <>
      <People items={list.data.pages.flatMap((page) => page.items)} label={t("kudos.title")} />
      <More list={list} />
    </>
  );
}

import { ActionIcon, Button, Menu, Modal } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Kudos, Reaction } from "../../api";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import styles from "./KudosButton.module.css";
import { More, People } from "./People";
import { iconOf, isMixed, REACTIONS } from "./reactions";
import { kudosQuery, useKudos } from "./talk";

// How long a finger rests until the reactions are offered.
const LONG_PRESS_MS = 450;

// A tap gives kudos and takes back what was given; a long press, or the arrow beside it, offers the other reactions. The number
// leads to those who gave something.
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
  const mixed = isMixed(kudos);
  const count = t(mixed ? "kudos.count_all" : "kudos.count", { count: kudos.count });

  return (
    <div className={styles.kudos}>
      {!mine && (
        <Give
          given={kudos.mine ?? null}
          busy={change.isPending}
          onGive={(reaction) => tell(change.mutateAsync(reaction))}
        />
      )}
      {kudos.count > 0 && (
        <button
          type="button"
          className={styles.count}
          aria-label={count}
          onClick={() => setListing(true)}
        >
          {(mine || mixed) &&
            kudos.reactions.map(({ reaction }) => (
              <Icon key={reaction} name={iconOf(reaction)} size={18} />
            ))}
          {mine ? count : measures.number(kudos.count)}
        </button>
      )}
      <Modal
        opened={listing}
        onClose={() => setListing(false)}
        title={t(mixed ? "kudos.title_all" : "kudos.title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {listing && <Givers activityId={activityId} mixed={mixed} />}
      </Modal>
    </div>
  );
}

function Give({
  given,
  busy,
  onGive,
}: {
  given: Reaction | null;
  busy: boolean;
  onGive(reaction: Reaction | null): unknown;
}) {
  const t = useText();
  const [choosing, setChoosing] = useState(false);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasLong = useRef(false);

  const rest = () => {
    wasLong.current = false;
    resting.current = setTimeout(() => {
      wasLong.current = true;
      setChoosing(true);
    }, LONG_PRESS_MS);
  };
  const lift = () => clearTimeout(resting.current);
  const tap = () => {
    lift();
    // The finger that opened the choice is not a tap.
    if (!wasLong.current) onGive(given ? null : "kudos");
    wasLong.current = false;
  };

  return (
    <Menu opened={choosing} onChange={setChoosing} position="bottom-start" width={200}>
      <Button
        size="compact-sm"
        className={styles.give}
        variant={given ? "light" : "subtle"}
        color={given ? undefined : "gray"}
        aria-pressed={given !== null}
        disabled={busy}
        leftSection={<Icon name={iconOf(given ?? "kudos")} size={18} />}
        onPointerDown={rest}
        onPointerLeave={lift}
        onPointerCancel={lift}
        onContextMenu={(event) => event.preventDefault()}
        onClick={tap}
      >
        {t(`kudos.reaction.${given ?? "kudos"}`)}
      </Button>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" disabled={busy} aria-label={t("kudos.choose")}>
          <Icon name="smile" size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {REACTIONS.map(({ reaction, icon }) => (
          <Menu.Item
            key={reaction}
            leftSection={<Icon name={icon} size={18} />}
            rightSection={reaction === given ? <Icon name="check" size={18} /> : undefined}
            onClick={() => onGive(reaction)}
          >
            {t(`kudos.reaction.${reaction}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Givers({ activityId, mixed }: { activityId: string; mixed: boolean }) {
  const t = useText();
  const list = useInfiniteQuery(kudosQuery(activityId));
  if (list.isPending) return <Bones rows={2} height={48} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  return (
    <>
      <People
        items={list.data.pages.flatMap((page) => page.items)}
        label={t(mixed ? "kudos.title_all" : "kudos.title")}
        note={mixed ? (giver) => t(`kudos.reaction.${giver.reaction}`) : undefined}
      />
      <More list={list} />
    </>
  );
}

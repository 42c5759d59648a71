import { Button } from "@mantine/core";
import { useState } from "react";
import type { Relation } from "../../api";
import { useText } from "../../lib/text";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { useTell } from "../../ui/tell";
import { useChangeTie } from "./friends";
import styles from "./TieButtons.module.css";

interface TieButtonsProps {
  athlete: { id: string; name: string };
  relation: Relation;
  size?: "xs" | "sm";
}

// What one can do about how one stands to somebody.
export function TieButtons({ athlete, relation, size = "sm" }: TieButtonsProps) {
  const t = useText();
  const tell = useTell();
  const change = useChangeTie(athlete.id);
  const [removing, setRemoving] = useState(false);
  const { name } = athlete;

  const of = (label: string) => `${label}: ${name}`;

  if (relation === "none") {
    return (
      <Button
        size={size}
        aria-label={of(t("friends.add"))}
        loading={change.isPending}
        leftSection={<Icon name="plus" size={16} />}
        onClick={() => tell(change.mutateAsync("ask"))}
      >
        {t("friends.add")}
      </Button>
    );
  }
  if (relation === "request_sent") {
    return (
      <div className={styles.buttons}>
        <span className={styles.state}>{t("friends.asked")}</span>
        <Button
          size={size}
          variant="default"
          aria-label={of(t("friends.withdraw"))}
          loading={change.isPending}
          onClick={() => tell(change.mutateAsync("end_request"))}
        >
          {t("friends.withdraw")}
        </Button>
      </div>
    );
  }
  if (relation === "request_received") {
    return (
      <div className={styles.buttons}>
        <Button
          size={size}
          aria-label={of(t("friends.accept"))}
          loading={change.isPending && change.variables === "accept"}
          onClick={() => tell(change.mutateAsync("accept"), t("friends.now_friends", { name }))}
        >
          {t("friends.accept")}
        </Button>
        <Button
          size={size}
          variant="default"
          aria-label={of(t("friends.decline"))}
          loading={change.isPending && change.variables === "end_request"}
          onClick={() => tell(change.mutateAsync("end_request"))}
        >
          {t("friends.decline")}
        </Button>
      </div>
    );
  }
  if (relation === "friend") {
    return (
      <>
        <Button
          size={size}
          variant="default"
          aria-label={of(t("friends.remove"))}
          leftSection={<Icon name="check" size={16} />}
          onClick={() => setRemoving(true)}
        >
          {t("friends.friend")}
        </Button>
        <Confirm
          opened={removing}
          title={t("friends.remove_title", { name })}
          action={t("friends.remove")}
          busy={change.isPending}
          onConfirm={() => tell(change.mutateAsync("remove")).then(() => setRemoving(false))}
          onClose={() => setRemoving(false)}
        >
          {t("friends.remove_words", { name })}
        </Confirm>
      </>
    );
  }
  return null;
}

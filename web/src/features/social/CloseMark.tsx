import { ActionIcon } from "@mantine/core";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import { useTell } from "../../ui/tell";
import styles from "./CloseMark.module.css";
import { useChangeTie } from "./friends";

interface CloseMarkProps {
  friend: { id: string; name: string };
  close: boolean;
}

// The mark of a close friend, which nobody else sees: they come first in lists, and the feed can be looked at with them alone.
export function CloseMark({ friend, close }: CloseMarkProps) {
  const t = useText();
  const tell = useTell();
  const change = useChangeTie(friend.id);
  const { name } = friend;
  return (
    <ActionIcon
      className={styles.mark}
      size={36}
      variant="subtle"
      color="gray"
      aria-label={t("friends.close_one", { name })}
      aria-pressed={close}
      title={t("friends.close_words")}
      loading={change.isPending}
      onClick={() =>
        tell(
          change.mutateAsync(close ? "unmark_close" : "mark_close"),
          t(close ? "friends.close_ended" : "friends.close_now", { name }),
        )
      }
    >
      <Icon name="star" size={18} />
    </ActionIcon>
  );
}

import { ActionIcon, Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { DragEvent } from "react";
import type { TrainingSessionCard } from "../../api";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import { daysToMove } from "./calendar";
import styles from "./SessionTile.module.css";
import { useMove } from "./useMove";
import { useTrainingWords } from "./words";

// One session on the calendar. It can be dragged to another day, or moved from its menu.
export function SessionTile({
  session,
  today,
  brief = false,
}: {
  session: TrainingSessionCard;
  today: string;
  brief?: boolean;
}) {
  const t = useText();
  const words = useTrainingWords();
  const move = useMove();
  const name = words.inLanguage(session.name);
  const canMove = session.status !== "done" && session.kind !== "race";
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData("text/plain", session.id);
    event.dataTransfer.effectAllowed = "move";
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a shortcut; the menu does the same by keyboard.
    <div
      className={styles.tile}
      data-status={session.status}
      data-hard={session.hard || undefined}
      data-brief={brief || undefined}
      draggable={canMove}
      onDragStart={drag}
    >
      <Link to="/training/$id" params={{ id: session.id }} className={styles.link}>
        <b>{name}</b>
        <span className={styles.size}>{words.size(session)}</span>
        {!brief && session.status !== "planned" && (
          <span className={styles.status}>
            {session.status === "done" && <Icon name="check" size={14} />}
            {t(`training.status.${session.status}`)}
          </span>
        )}
      </Link>
      {canMove && (
        <Menu position="bottom-end" width={230} withinPortal>
          <Menu.Target>
            <ActionIcon
              className={styles.more}
              variant="subtle"
              size="sm"
              aria-label={t("training.move", { name })}
            >
              <Icon name="more" size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={styles.menu}>
            <Menu.Item
              leftSection={
                <Icon name={session.status === "skipped" ? "retry" : "minus"} size={16} />
              }
              onClick={() => move.skip(session, session.status !== "skipped")}
            >
              {t(session.status === "skipped" ? "training.unskip" : "training.skip")}
            </Menu.Item>
            <Menu.Label>{t("training.move_to")}</Menu.Label>
            {daysToMove(session.on, today).map((day) => (
              <Menu.Item key={day} onClick={() => move.to(session, day)}>
                {words.day(day)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

import { ActionIcon, Menu } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Activity } from "../../api";
import { formatDay, formatMinute } from "../../lib/dates";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { Pill } from "../../ui/Pill";
import { SportIcon } from "../../ui/SportIcon";
import { useTell } from "../../ui/tell";
import { useDeleteActivity } from "./activities";
import { EditDialog } from "./EditDialog";
import styles from "./Head.module.css";
import { subSportKey } from "./names";
import { useTitleOf } from "./titles";

export function Head({ activity }: { activity: Activity }) {
  const t = useText();
  const locale = useLocale();
  const { athlete } = activity;
  const day = formatDay(activity.started_on, locale, "long");
  const minute =
    activity.started_minute == null ? null : formatMinute(activity.started_minute, locale);
  // Others learn the quarter of an hour.
  const time =
    minute === null ? "" : `, ${activity.mine ? minute : t("activity.around", { time: minute })}`;
  const titleOf = useTitleOf();
  const kind = subSportKey(activity.sub_sport);

  return (
    <header className={styles.head}>
      <span className={styles.sport}>
        <SportIcon sport={activity.sport} size={30} />
      </span>
      <div className={styles.words}>
        <p className={styles.over}>
          <Link to="/@{$handle}" params={{ handle: athlete.handle }} className={styles.athlete}>
            <Avatar name={athlete.name} handle={athlete.handle} size={22} />
            <bdi>{athlete.name}</bdi>
          </Link>
          <span>
            {day}
            {time}
          </span>
        </p>
        <h1>
          <bdi>{titleOf(activity)}</bdi>
        </h1>
        <p className={styles.pills}>
          <Pill>{t(`sport.${knownSport(activity.sport)}`)}</Pill>
          {kind && <Pill>{t(kind)}</Pill>}
          {activity.mine && activity.audience !== "everyone" && (
            <Pill tone="flood">
              <Icon name={activity.audience === "only_me" ? "lock" : "people"} size={13} />{" "}
              {t(`audience.${activity.audience}`)}
            </Pill>
          )}
        </p>
        {activity.description && (
          <p className={styles.description} dir="auto">
            {activity.description}
          </p>
        )}
      </div>
      {activity.mine && <Actions activity={activity} />}
    </header>
  );
}

function Actions({ activity }: { activity: Activity }) {
  const t = useText();
  const tell = useTell();
  const titleOf = useTitleOf();
  const navigate = useNavigate();
  const remove = useDeleteActivity(activity.id);
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);

  const confirmed = async () => {
    if (await tell(remove.mutateAsync(undefined), t("activity.deleted"))) {
      await navigate({ to: "/activities" });
    } else {
      setDialog(null);
    }
  };

  return (
    <div className={styles.actions}>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon size="lg" variant="default" aria-label={t("activity.actions")}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" size={18} />} onClick={() => setDialog("edit")}>
            {t("activity.edit")}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="people" size={18} />}
            onClick={() =>
              navigate({
                to: "/activities/$id",
                params: { id: activity.id },
                search: { as: "stranger" },
              })
            }
          >
            {t("activity.see_as_others")}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={`/api/v1/activities/${activity.id}/original`}
            download={activity.file_name ?? true}
            leftSection={<Icon name="download" size={18} />}
          >
            {t("activity.original")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="danger"
            leftSection={<Icon name="trash" size={18} />}
            onClick={() => setDialog("delete")}
          >
            {t("activity.delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditDialog
        key={dialog}
        activity={activity}
        opened={dialog === "edit"}
        onClose={() => setDialog(null)}
      />
      <Confirm
        opened={dialog === "delete"}
        title={t("activity.delete_title")}
        action={t("activity.delete")}
        busy={remove.isPending}
        onConfirm={confirmed}
        onClose={() => setDialog(null)}
      >
        {t("activity.delete_words", { title: titleOf(activity) })}
      </Confirm>
    </div>
  );
}

import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { GroupCard } from "../../api";
import { knownSport, SPORTS } from "../../lib/sports";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { isSearch } from "./friends";
import { GroupPicture } from "./GroupPicture";
import styles from "./Groups.module.css";
import { followedGroupsQuery, myGroupsQuery, searchQuery } from "./groups";

// One's own groups, and a search for more of them.
export function GroupsPage() {
  const t = useText();
  return (
    <Page
      title={t("groups.title")}
      aside={
        <Button
          leftSection={<Icon name="plus" size={18} />}
          renderRoot={(props) => <Link to="/groups/new" {...props} />}
        >
          {t("groups.new")}
        </Button>
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <Mine />
          <Followed />
        </div>
        <div className={styles.side}>
          <Search />
        </div>
      </div>
    </Page>
  );
}

function Mine() {
  const t = useText();
  const mine = useQuery(myGroupsQuery);
  if (mine.isPending) return <Bones rows={3} height={72} />;
  if (mine.isError) return <Refused error={mine.error} retry={() => mine.refetch()} />;
  if (mine.data.items.length === 0) {
    return <Empty title={t("groups.none")}>{t("groups.none_words")}</Empty>;
  }
  return (
    <Card title={t("groups.mine")}>
      <Rows items={mine.data.items} label={t("groups.mine")} />
    </Card>
  );
}

// Groups that one only listens to. Who follows none sees nothing of it.
function Followed() {
  const t = useText();
  const followed = useQuery(followedGroupsQuery);
  if (followed.isError) return <Refused error={followed.error} retry={() => followed.refetch()} />;
  if (!followed.data?.items.length) return null;
  return (
    <Card title={t("groups.followed")}>
      <Rows items={followed.data.items} label={t("groups.followed")} />
    </Card>
  );
}

function Search() {
  const t = useText();
  const [text, setText] = useState("");
  const [sport, setSport] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 200);
  const q = isSearch(settled) ? settled : "";
  const searching = q !== "" || (sport !== "" && settled === "");
  const found = useQuery({
    ...searchQuery(q, sport),
    enabled: searching,
    placeholderData: (before) => before,
  });
  const items = found.data?.items ?? [];
  return (
    <Card title={t("groups.search")}>
      <div className="stack">
        <TextInput
          type="search"
          aria-label={t("groups.search")}
          placeholder={t("groups.search_hint")}
          leftSection={<Icon name="search" size={18} />}
          maxLength={60}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={t("groups.sport")}
          data={[
            { value: "", label: t("groups.any_sport") },
            ...SPORTS.map((known) => ({ value: known, label: t(`sport.${known}`) })),
          ]}
          allowDeselect={false}
          value={sport}
          onChange={(chosen) => setSport(chosen ?? "")}
        />
        <p className="visually-hidden" role="status">
          {searching && found.isSuccess && t("groups.found", { count: items.length })}
        </p>
        {searching && found.isError && (
          <Refused error={found.error} retry={() => found.refetch()} />
        )}
        {searching && items.length > 0 && <Rows items={items} label={t("groups.search")} />}
        {searching && found.isSuccess && items.length === 0 && (
          <p className="quiet">{t("groups.nothing_found")}</p>
        )}
      </div>
    </Card>
  );
}

function Rows({ items, label }: { items: readonly GroupCard[]; label: string }) {
  const t = useText();
  return (
    <ul className={styles.groups} aria-label={label}>
      {items.map((group) => (
        <li key={group.id}>
          <GroupPicture group={group} size={52} />
          <div className={styles.words}>
            <Link to="/groups/$id" params={{ id: group.id }}>
              <bdi>{group.name}</bdi>
            </Link>
            <small>
              {[
                t("groups.members_count", { count: group.members }),
                group.sport && t(`sport.${knownSport(group.sport)}`),
                group.place,
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </div>
          {group.role && group.role !== "member" && (
            <Pill tone="turf">{t(`groups.role_${group.role}`)}</Pill>
          )}
          {group.asked && <Pill>{t("groups.asked")}</Pill>}
        </li>
      ))}
    </ul>
  );
}

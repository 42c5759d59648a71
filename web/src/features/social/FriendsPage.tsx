import { Button, Tabs, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Person, PersonFound } from "../../api";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Handle } from "../../ui/Handle";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { CloseMark } from "./CloseMark";
import { FindByAddress } from "./FindByAddress";
import { Followers, Following } from "./Follows";
import styles from "./FriendsPage.module.css";
import {
  blocksQuery,
  friendsQuery,
  isSearch,
  peopleQuery,
  requestsQuery,
  useChangeTie,
} from "./friends";
import { FRIENDS_PARTS, friendsPart } from "./friendsParts";
import { InviteByMail } from "./InviteByMail";
import { InviteFriends } from "./InviteFriends";
import { More, People } from "./People";
import { Suggestions } from "./Suggestions";
import { TieButtons } from "./TieButtons";

const route = getRouteApi("/friends");

// Friends, whom one follows and who follows one: each has its own address.
export function FriendsPage() {
  const t = useText();
  const { show = "friends" } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={t("friends.title")}>
      <Tabs
        value={show}
        keepMounted={false}
        onChange={(part) => navigate({ search: { show: friendsPart(part) } })}
      >
        <Tabs.List className={styles.parts}>
          {FRIENDS_PARTS.map((part) => (
            <Tabs.Tab key={part} value={part}>
              {t(`friends.part.${part}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="friends">
          <Near />
        </Tabs.Panel>
        <Tabs.Panel value="following">
          <Following />
        </Tabs.Panel>
        <Tabs.Panel value="followers">
          <Followers />
        </Tabs.Panel>
        <Tabs.Panel value="invite">
          <div className="stack">
            <InviteFriends />
            <InviteByMail />
            <FindByAddress />
          </div>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

// Friends, those who would like to be, and a search for more of them.
function Near() {
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Search />
        <Friends />
      </div>
      <div className={styles.side}>
        <Requests direction="incoming" />
        <Requests direction="outgoing" />
        <Suggestions />
        <Blocked />
      </div>
    </div>
  );
}

const ties = (person: Person) => (
  <TieButtons athlete={person} relation={person.relation} size="xs" />
);

// What one has in common with somebody who was found; friends need no reason.
function whyFound(t: ReturnType<typeof useText>, person: PersonFound) {
  const reasons = [
    person.mutual_friends && t("athlete.mutual_friends", { count: person.mutual_friends }),
    person.group && t("friends.found_by_group", { group: person.group }),
  ];
  return reasons.filter(Boolean).join(" · ");
}

function Search() {
  const t = useText();
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 200);
  const searching = isSearch(settled);
  const found = useQuery({
    ...peopleQuery(settled),
    enabled: searching,
    placeholderData: (before) => before,
  });
  const items = found.data?.items ?? [];

  return (
    <Card title={t("friends.search")}>
      <div className="stack">
        <TextInput
          type="search"
          aria-label={t("friends.search")}
          placeholder={t("friends.search_hint")}
          leftSection={<Icon name="search" size={18} />}
          maxLength={60}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className="visually-hidden" role="status">
          {searching && found.isSuccess && t("friends.found", { count: items.length })}
        </p>
        {searching && found.isError && (
          <Refused error={found.error} retry={() => found.refetch()} />
        )}
        {searching && found.isSuccess && items.length > 0 && (
          <People
            items={items}
            note={(person) => whyFound(t, person)}
            action={ties}
            label={t("friends.search")}
          />
        )}
        {searching && found.isSuccess && items.length === 0 && (
          <div>
            <p>
              <b>{t("friends.nobody")}</b>
            </p>
            <p className="quiet">{t("friends.nobody_words")}</p>
          </div>
        )}
      </div>
    </Card>
  );
}

function Friends() {
  const t = useText();
  const list = useInfiniteQuery(friendsQuery);
  if (list.isPending) return <Bones rows={3} height={60} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <Empty title={t("friends.empty")}>{t("friends.empty_words")}</Empty>;
  }
  return (
    <Card title={t("friends.title")}>
      <People
        items={items}
        action={(person) => (
          <div className={styles.friend}>
            <CloseMark friend={person} close={person.close ?? false} />
            {ties(person)}
          </div>
        )}
        label={t("friends.title")}
      />
      <More list={list} />
    </Card>
  );
}

function Requests({ direction }: { direction: "incoming" | "outgoing" }) {
  const t = useText();
  const list = useInfiniteQuery(requestsQuery(direction));
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  const title = t(`friends.${direction}`);
  return (
    <Card title={title}>
      <People items={items} action={ties} label={title} />
      <More list={list} />
    </Card>
  );
}

function Blocked() {
  const t = useText();
  const list = useInfiniteQuery(blocksQuery);
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t("friends.blocked")}>
      <div className="stack">
        <p className="quiet">{t("friends.blocked_words")}</p>
        <ul className={styles.blocked} aria-label={t("friends.blocked")}>
          {items.map((person) => (
            <BlockedPerson key={person.id} person={person} />
          ))}
        </ul>
        <More list={list} />
      </div>
    </Card>
  );
}

// Their page does not exist for us, so the name is no link.
function BlockedPerson({ person }: { person: Person }) {
  const t = useText();
  const tell = useTell();
  const change = useChangeTie(person.id);
  return (
    <li>
      <span>
        <bdi>{person.name}</bdi>{" "}
        <small>
          <Handle handle={person.handle} />
        </small>
      </span>
      <Button
        size="xs"
        variant="default"
        aria-label={`${t("friends.unblock")}: ${person.name}`}
        loading={change.isPending}
        onClick={() => tell(change.mutateAsync("unblock"))}
      >
        {t("friends.unblock")}
      </Button>
    </li>
  );
}

import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { FollowButton } from "./FollowButton";
import { followersQuery, followingQuery, followSettingsQuery, useRemoveFollower } from "./follows";
import { More, People } from "./People";

// Whom one follows.
export function Following() {
  const t = useText();
  const list = useInfiniteQuery(followingQuery);
  if (list.isPending) return <Bones rows={3} height={60} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <Empty title={t("follows.none")}>{t("follows.none_words")}</Empty>;
  }
  return (
    <Card title={t("follows.you_follow")}>
      <People
        items={items}
        action={(person) => <FollowButton athlete={person} following size="xs" />}
        label={t("follows.you_follow")}
      />
      <More list={list} />
    </Card>
  );
}

// Who follows one; each of them can be removed, and does not hear of it.
export function Followers() {
  const t = useText();
  const tell = useTell();
  const list = useInfiniteQuery(followersQuery);
  const settings = useQuery(followSettingsQuery);
  const remove = useRemoveFollower();
  if (list.isPending) return <Bones rows={3} height={60} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const paused = settings.data?.open === false;
  if (items.length === 0) {
    return (
      <Empty
        title={t("follows.nobody")}
        action={
          paused && (
            <Button component={Link} to="/settings/privacy" variant="default">
              {t("follows.settings")}
            </Button>
          )
        }
      >
        {t(paused ? "follows.nobody_closed" : "follows.nobody_words")}
      </Empty>
    );
  }
  return (
    <Card title={t("follows.follow_you")}>
      <div className="stack">
        {paused && <p className="quiet">{t("follows.paused")}</p>}
        <People
          items={items}
          action={({ id, name }) => (
            <Button
              size="xs"
              variant="default"
              aria-label={t("follows.remove_one", { name })}
              onClick={() => tell(remove.mutateAsync(id), t("follows.removed", { name }))}
            >
              {t("follows.remove")}
            </Button>
          )}
          label={t("follows.follow_you")}
        />
        <More list={list} />
      </div>
    </Card>
  );
}

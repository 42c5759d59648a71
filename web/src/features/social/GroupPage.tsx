import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Group, Refusal } from "../../api";
import { useReport } from "../../lib/reporting";
import { knownSport } from "../../lib/sports";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { GroupEvents } from "./GroupEvents";
import { GroupInvite } from "./GroupInvite";
import { GroupMembers } from "./GroupMembers";
import { GroupPicture } from "./GroupPicture";
import { GroupPosts } from "./GroupPosts";
import styles from "./Groups.module.css";
import { GroupTotals } from "./GroupTotals";
import { groupQuery, useFollowGroup, useJoinGroup, useLeaveGroup } from "./groups";

const route = getRouteApi("/groups/$id");

export function GroupPage() {
  const t = useText();
  const { id } = route.useParams();
  const { invitation } = route.useSearch();
  const group = useQuery(groupQuery(id, invitation));
  if (group.isPending) {
    return (
      <Page title={t("groups.title")}>
        <Bones rows={3} height={180} />
      </Page>
    );
  }
  if (group.isError) {
    const gone = group.error instanceof Refusal && group.error.status === 404;
    return (
      <Page title={t("groups.title")}>
        {gone ? (
          <Empty
            title={t("groups.gone")}
            action={
              <Button renderRoot={(props) => <Link to="/groups" {...props} />}>
                {t("groups.see_mine")}
              </Button>
            }
          >
            {t("groups.gone_words")}
          </Empty>
        ) : (
          <Refused error={group.error} retry={() => group.refetch()} />
        )}
      </Page>
    );
  }
  return <Shown group={group.data} invitation={invitation} />;
}

function Shown({ group, invitation }: { group: Group; invitation?: string }) {
  const t = useText();
  const facts = [
    t(`groups.kind_${group.kind}`),
    t("groups.members_count", { count: group.members }),
    group.sport && t(`sport.${knownSport(group.sport)}`),
    group.place,
  ];
  return (
    <Page
      title={group.name}
      over={facts.filter(Boolean).join(" · ")}
      heading={
        <span className={styles.heading}>
          <GroupPicture group={group} size={56} invitation={invitation} />
          <bdi>{group.name}</bdi>
        </span>
      }
      aside={<Doors group={group} invitation={invitation} />}
    >
      {group.hidden && (
        <Notice tone="warning" title={t("groups.hidden_by_decision")}>
          <Link to="/decisions">{t("comments.why")}</Link>
        </Notice>
      )}
      {group.about && (
        <p className={styles.about} dir="auto">
          {group.about}
        </p>
      )}
      {group.may_read ? (
        <div className={styles.columns}>
          <div className={styles.main}>
            <GroupPosts group={group} />
          </div>
          <div className={styles.side}>
            <GroupEvents group={group} />
            <GroupTotals group={group} />
            {group.may_manage && <GroupInvite group={group} />}
            <GroupMembers group={group} />
          </div>
        </div>
      ) : (
        <Card>
          <p className="quiet">
            <Icon name="lock" size={18} /> {t("groups.inside_words")}
          </p>
        </Card>
      )}
    </Page>
  );
}

// The way in, the way out, and for those who run it the way to change it.
function Doors({ group, invitation }: { group: Group; invitation?: string }) {
  const t = useText();
  const tell = useTell();
  const report = useReport();
  const join = useJoinGroup(group.id, invitation);
  const leave = useLeaveGroup(group.id);
  const follow = useFollowGroup(group.id);
  const [leaving, setLeaving] = useState(false);
  const asks = group.kind === "by_request" && !invitation;
  return (
    <div className={styles.doors}>
      {group.may_manage && (
        <Button
          variant="default"
          leftSection={<Icon name="edit" size={16} />}
          renderRoot={(props) => (
            <Link to="/groups/$id/edit" params={{ id: group.id }} {...props} />
          )}
        >
          {t("groups.edit")}
        </Button>
      )}
      {!group.role && !group.asked && (
        <Button
          loading={join.isPending}
          onClick={() =>
            tell(join.mutateAsync(), (now) =>
              t(now.role ? "groups.joined" : "groups.asked_words", { name: group.name }),
            )
          }
        >
          {t(asks ? "groups.ask" : "groups.join")}
        </Button>
      )}
      {group.may_follow && (
        <Button
          variant="default"
          leftSection={<Icon name={group.followed ? "check" : "feed"} size={16} />}
          aria-label={t(group.followed ? "follows.unfollow_one" : "follows.follow_one", {
            name: group.name,
          })}
          loading={follow.isPending}
          onClick={() =>
            tell(
              follow.mutateAsync(!group.followed),
              t(group.followed ? "follows.unfollowed" : "groups.followed_words", {
                name: group.name,
              }),
            )
          }
        >
          {t(group.followed ? "follows.following" : "follows.follow")}
        </Button>
      )}
      {!group.role && group.asked && (
        <>
          <span className="quiet">{t("groups.asked")}</span>
          <Button
            variant="default"
            loading={leave.isPending}
            onClick={() => tell(leave.mutateAsync())}
          >
            {t("friends.withdraw")}
          </Button>
        </>
      )}
      {group.role && (
        <Button variant="subtle" onClick={() => setLeaving(true)}>
          {t("groups.leave")}
        </Button>
      )}
      {report && group.role !== "owner" && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Icon name="flag" size={16} />}
          onClick={() => report({ kind: "group", thing_id: group.id })}
        >
          {t("groups.report")}
        </Button>
      )}
      <Confirm
        opened={leaving}
        title={t("groups.leave_ask", { name: group.name })}
        action={t("groups.leave")}
        busy={leave.isPending}
        onConfirm={() => tell(leave.mutateAsync()).then(() => setLeaving(false))}
        onClose={() => setLeaving(false)}
      >
        <p>{t("groups.leave_words")}</p>
      </Confirm>
    </div>
  );
}

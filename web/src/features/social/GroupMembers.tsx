import { ActionIcon, Button, Menu } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Group, GroupMember, GroupRole, Person } from "../../api";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import styles from "./Groups.module.css";
import { reaches, rolesFor } from "./groupRoles";
import { bansQuery, membersQuery, requestsQuery, useChangeMember } from "./groups";
import { People } from "./People";

// Who belongs to a group; for those who run it also who would like to, and who may not come again.
export function GroupMembers({ group }: { group: Group }) {
  return (
    <>
      {group.may_manage && <Requests group={group} />}
      <Members group={group} />
      {group.may_manage && <Banned group={group} />}
    </>
  );
}

function Requests({ group }: { group: Group }) {
  const t = useText();
  const list = useInfiniteQuery(requestsQuery(group.id));
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t("groups.requests")}>
      <People
        items={items}
        label={t("groups.requests")}
        action={(person) => <Answer group={group} person={person} />}
      />
      <More list={list} />
    </Card>
  );
}

function Answer({ group, person }: { group: Group; person: Person }) {
  const t = useText();
  const tell = useTell();
  const change = useChangeMember(group.id, person.id);
  return (
    <div className={styles.actions}>
      <Button
        size="xs"
        aria-label={`${t("groups.let_in")}: ${person.name}`}
        loading={change.isPending}
        onClick={() => tell(change.mutateAsync({ does: "accept" }))}
      >
        {t("groups.let_in")}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={`${t("groups.decline")}: ${person.name}`}
        onClick={() => tell(change.mutateAsync({ does: "decline" }))}
      >
        {t("groups.decline")}
      </Button>
    </div>
  );
}

function Members({ group }: { group: Group }) {
  const t = useText();
  const list = useInfiniteQuery(membersQuery(group.id));
  if (list.isPending) return <Bones rows={2} height={60} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const roles = new Map(items.map((member) => [member.id, member]));
  return (
    <Card title={t("groups.members")}>
      <People
        items={items}
        label={t("groups.members")}
        action={(person) => {
          const member = roles.get(person.id);
          return member && <What group={group} member={member} />;
        }}
      />
      <More list={list} />
    </Card>
  );
}

// What a member is, and what one can do about it.
function What({ group, member }: { group: Group; member: GroupMember }) {
  const t = useText();
  const tell = useTell();
  const change = useChangeMember(group.id, member.id);
  const [asking, setAsking] = useState<"remove" | "ban" | "owner" | null>(null);
  const you = member.relation === "you";
  const named = rolesFor(group.role, member.role, you);
  const out = !you && reaches(group.role, member.role);
  const become = (role: GroupRole) =>
    role === "owner" ? setAsking("owner") : tell(change.mutateAsync({ does: "role", role }));
  const confirmed = () => {
    const wish =
      asking === "owner"
        ? ({ does: "role", role: "owner" } as const)
        : { does: asking ?? "remove" };
    return tell(change.mutateAsync(wish)).then(() => setAsking(null));
  };
  return (
    <div className={styles.what}>
      {member.role !== "member" && <Pill tone="turf">{t(`groups.role_${member.role}`)}</Pill>}
      {(named.length > 0 || out) && (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t("groups.member_options")}: ${member.name}`}
            >
              <Icon name="more" size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {named.map((role) => (
              <Menu.Item key={role} onClick={() => become(role)}>
                {t(`groups.make_${role}`)}
              </Menu.Item>
            ))}
            {out && (
              <>
                <Menu.Divider />
                <Menu.Item color="danger" onClick={() => setAsking("remove")}>
                  {t("groups.remove")}
                </Menu.Item>
                <Menu.Item color="danger" onClick={() => setAsking("ban")}>
                  {t("groups.ban")}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <Confirm
        opened={asking !== null}
        title={t(`groups.${asking ?? "remove"}_ask`, { name: member.name })}
        action={t(asking === "owner" ? "groups.make_owner" : `groups.${asking ?? "remove"}`)}
        busy={change.isPending}
        onConfirm={confirmed}
        onClose={() => setAsking(null)}
      >
        <p>{t(`groups.${asking ?? "remove"}_words`)}</p>
      </Confirm>
    </div>
  );
}

function Banned({ group }: { group: Group }) {
  const t = useText();
  const list = useInfiniteQuery(bansQuery(group.id));
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t("groups.banned")}>
      <People
        items={items}
        label={t("groups.banned")}
        action={(person) => <Unban group={group} person={person} />}
      />
      <More list={list} />
    </Card>
  );
}

function Unban({ group, person }: { group: Group; person: Person }) {
  const t = useText();
  const tell = useTell();
  const change = useChangeMember(group.id, person.id);
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${t("groups.unban")}: ${person.name}`}
      loading={change.isPending}
      onClick={() => tell(change.mutateAsync({ does: "unban" }))}
    >
      {t("groups.unban")}
    </Button>
  );
}

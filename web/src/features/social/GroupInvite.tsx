import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Group } from "../../api";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { GoodLinks } from "./GoodLinks";
import styles from "./Groups.module.css";
import { invitationsQuery, useMakeInvitation, useRevokeInvitation } from "./groups";
import { PassOn } from "./PassOn";

const DAYS = [1, 7, 30, 90] as const;
const USES = [1, 10, 100, 1000] as const;

// Links that let people in: as an address to pass on, and as a square for a phone. Each is shown once.
export function GroupInvite({ group }: { group: Group }) {
  const t = useText();
  const make = useMakeInvitation(group.id);
  const [days, setDays] = useState("7");
  const [uses, setUses] = useState("10");
  return (
    <Card title={t("groups.invite")}>
      <div className="stack">
        <p className="quiet">{t("groups.invite_words")}</p>
        <div className={styles.pair}>
          <Select
            label={t("groups.invite_days")}
            data={DAYS.map((count) => ({
              value: String(count),
              label: t("groups.days", { count }),
            }))}
            allowDeselect={false}
            value={days}
            onChange={(chosen) => chosen && setDays(chosen)}
          />
          <Select
            label={t("groups.invite_uses")}
            data={USES.map((count) => ({
              value: String(count),
              label: t("groups.people", { count }),
            }))}
            allowDeselect={false}
            value={uses}
            onChange={(chosen) => chosen && setUses(chosen)}
          />
        </div>
        <div className={styles.actions}>
          <Button
            variant="default"
            loading={make.isPending}
            onClick={() => make.mutate({ days: Number(days), most_uses: Number(uses) })}
          >
            {t("groups.invite_make")}
          </Button>
        </div>
        {make.isError && <Refused error={make.error} />}
        {make.data && <PassOn link={make.data.link} squares={make.data.squares} />}
        <Links group={group} />
      </div>
    </Card>
  );
}

function Links({ group }: { group: Group }) {
  const t = useText();
  const list = useQuery(invitationsQuery(group.id));
  const revoke = useRevokeInvitation(group.id);
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  return (
    <GoodLinks
      label={t("groups.invite_good")}
      links={list.data?.items ?? []}
      words={(state) => t("groups.invite_state", state)}
      revoke={revoke.mutateAsync}
    />
  );
}

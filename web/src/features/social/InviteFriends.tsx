import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { GoodLinks } from "./GoodLinks";
import styles from "./Groups.module.css";
import { ownLinksQuery, useMakeLink, useRevokeLink } from "./invitations";
import { PassOn } from "./PassOn";

// Links that make whoever opens them one's friend.
export function InviteFriends() {
  const t = useText();
  const make = useMakeLink();
  return (
    <Card title={t("invite.title")}>
      <div className="stack">
        <p className="quiet">{t("invite.words")}</p>
        <div className={styles.actions}>
          <Button loading={make.isPending} onClick={() => make.mutate(undefined)}>
            {t("groups.invite_make")}
          </Button>
        </div>
        {make.isError && <Refused error={make.error} />}
        {make.data && <PassOn link={make.data.link} squares={make.data.squares} />}
        <OwnLinks />
      </div>
    </Card>
  );
}

function OwnLinks() {
  const t = useText();
  const list = useQuery(ownLinksQuery);
  const revoke = useRevokeLink();
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  return (
    <GoodLinks
      label={t("invite.good")}
      links={list.data?.items ?? []}
      words={(state) => t(state.most === 1 ? "invite.state_mail" : "invite.state", state)}
      revoke={revoke.mutateAsync}
    />
  );
}

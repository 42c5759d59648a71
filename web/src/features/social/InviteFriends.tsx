import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
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
  const locale = useLocale();
  const zone = useTimeZone();
  const tell = useTell();
  const list = useQuery(ownLinksQuery);
  const revoke = useRevokeLink();
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className={styles.links} aria-label={t("invite.good")}>
      {items.map((link) => {
        const words = t("invite.state", {
          uses: link.uses,
          most: link.most_uses,
          when: formatInstant(link.expires_at, zone, locale),
        });
        return (
          <li key={link.id}>
            <span className="quiet">{words}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              color="danger"
              aria-label={`${t("groups.invite_revoke")}: ${words}`}
              onClick={() => tell(revoke.mutateAsync(link.id))}
            >
              {t("groups.invite_revoke")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Session } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Icon } from "../../ui/icons";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import styles from "./lists.module.css";
import { sessionsQuery, useRevokeSession } from "./sessions";

// Where this account is signed in, and a way to end it from here.
export function Devices() {
  const sessions = useQuery(sessionsQuery);
  if (sessions.isPending) return <Bones rows={2} height={60} />;
  if (sessions.isError) return <Refused error={sessions.error} retry={() => sessions.refetch()} />;
  return (
    <ul className={styles.list}>
      {sessions.data.items.map((session) => (
        <Device key={session.id} session={session} />
      ))}
    </ul>
  );
}

function Device({ session }: { session: Session }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const revoke = useRevokeSession();
  return (
    <li>
      <Icon name="device" />
      <span>
        <b>{session.device}</b>
        <small>
          {t("settings.last_used", { when: formatInstant(session.last_used_at, zone, locale) })}
        </small>
      </span>
      {session.current ? (
        <Pill tone="turf">{t("settings.this_device")}</Pill>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          loading={revoke.isPending}
          aria-label={t("settings.sign_out_device", { device: session.device })}
          onClick={() => revoke.mutate(session.id)}
        >
          {t("nav.sign_out")}
        </Button>
      )}
    </li>
  );
}

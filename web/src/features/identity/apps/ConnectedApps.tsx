import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ConnectedApp } from "../../../api";
import { formatInstant } from "../../../lib/dates";
import { useLocale, useText } from "../../../lib/text";
import { useTimeZone } from "../../../lib/viewer";
import { Bones } from "../../../ui/Bones";
import { Confirm } from "../../../ui/Confirm";
import { Refused } from "../../../ui/Refused";
import { useTell } from "../../../ui/tell";
import { connectedAppsQuery, useDisconnect } from "./apps";
import styles from "./apps.module.css";
import { DEVICES, isKnown, SCOPES } from "./scopes";

// Which apps may do what in this account, and the way to end it.
export function ConnectedApps() {
  const t = useText();
  const apps = useQuery(connectedAppsQuery);
  if (apps.isPending) return <Bones rows={1} height={60} />;
  if (apps.isError) return <Refused error={apps.error} retry={() => apps.refetch()} />;
  return (
    <div className="stack" id="apps">
      {apps.data.items.length === 0 ? (
        <p className="quiet">{t("apps.none")}</p>
      ) : (
        <ul className={styles.list}>
          {apps.data.items.map((app) => (
            <Connected key={app.id} app={app} />
          ))}
        </ul>
      )}
      <p className="quiet">
        <Link to="/device">{t("apps.connect_device")}</Link>
      </p>
    </div>
  );
}

function Connected({ app }: { app: ConnectedApp }) {
  const t = useText();
  const tell = useTell();
  const locale = useLocale();
  const zone = useTimeZone();
  const disconnect = useDisconnect();
  const [asking, setAsking] = useState(false);
  const when = (instant: string) => formatInstant(instant, zone, locale);
  const { name } = app;
  return (
    <li>
      <div className={styles.head}>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("apps.disconnect_one", { name })}
          onClick={() => setAsking(true)}
        >
          {t("apps.disconnect")}
        </Button>
      </div>
      {app.device && <p className="quiet">{t(DEVICES[app.device])}</p>}
      <ul className={styles.may}>
        {app.scopes.map((scope) => (
          <li key={scope}>{isKnown(scope) ? t(SCOPES[scope].title) : scope}</li>
        ))}
      </ul>
      <p className="quiet">
        {t("apps.since", { since: when(app.since), used: when(app.last_used_at) })}{" "}
        <a href={app.home_url} target="_blank" rel="noopener noreferrer">
          {t("connect.behind")}
        </a>
      </p>
      <Confirm
        opened={asking}
        title={t("apps.disconnect_title", { name })}
        action={t("apps.disconnect")}
        busy={disconnect.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          tell(disconnect.mutateAsync(app.id), t("apps.disconnected", { name })).then(() =>
            setAsking(false),
          )
        }
      >
        {t("apps.disconnect_words", { name })}
      </Confirm>
    </li>
  );
}

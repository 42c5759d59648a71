import { ActionIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OpenidConnection } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import styles from "./lists.module.css";
import { connectionsQuery, providersQuery, useDisconnect, useLabelOf } from "./openid";
import { ProviderButtons } from "./ProviderButtons";

// Accounts at other places that open this one. Nobody sees this card where there is neither a place nor an account.
export function Elsewhere() {
  const t = useText();
  const nameOf = useName();
  const providers = useQuery(providersQuery);
  const connections = useQuery(connectionsQuery);
  const [leaving, setLeaving] = useState<OpenidConnection | null>(null);
  const remove = useDisconnect();
  const items = connections.data?.items ?? [];
  if (items.length === 0 && !providers.data?.items.length) return null;
  return (
    <div id="elsewhere">
      <Card title={t("openid.settings_title")}>
        <div className="stack">
          <p className="quiet">{t("openid.settings_words")}</p>
          {connections.isError && (
            <Refused error={connections.error} retry={() => connections.refetch()} />
          )}
          {remove.isError && <Refused error={remove.error} />}
          <ul className={styles.list}>
            {items.map((item) => (
              <Row key={item.id} item={item} onRemove={() => setLeaving(item)} />
            ))}
          </ul>
          <ProviderButtons purpose="connect" />
        </div>
        <Confirm
          opened={leaving !== null}
          title={t("openid.remove_title")}
          action={t("openid.remove")}
          busy={remove.isPending}
          onClose={() => setLeaving(null)}
          onConfirm={() =>
            leaving && remove.mutate(leaving.id, { onSettled: () => setLeaving(null) })
          }
        >
          {t("openid.remove_words", { name: leaving ? nameOf(leaving) : "" })}
        </Confirm>
      </Card>
    </div>
  );
}

function useName(): (item: OpenidConnection) => string {
  const labelOf = useLabelOf();
  return (item) => (item.provider ? labelOf(item.provider) : new URL(item.issuer).host);
}

function Row({ item, onRemove }: { item: OpenidConnection; onRemove(): void }) {
  const t = useText();
  const name = useName()(item);
  const locale = useLocale();
  const zone = useTimeZone();
  return (
    <li>
      <Icon name="key" />
      <span>
        <b>{name}</b>
        <small>
          {item.last_used_at
            ? t("settings.last_used", { when: formatInstant(item.last_used_at, zone, locale) })
            : t("settings.never_used")}
          {!item.provider && ` · ${t("openid.gone")}`}
        </small>
      </span>
      <ActionIcon color="danger" aria-label={t("openid.remove_one", { name })} onClick={onRemove}>
        <Icon name="trash" size={18} />
      </ActionIcon>
    </li>
  );
}

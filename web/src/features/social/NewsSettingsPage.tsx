import { Button, Checkbox, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { NotificationSettings, NotificationWishes } from "../../api";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { DigestCard } from "./DigestCard";
import styles from "./NewsSettingsPage.module.css";
import { minuteOf, newsSettingsQuery, timeOf, useSetNews } from "./news";
import { PushCard } from "./PushCard";

// What somebody offers as quiet hours when there are none yet.
const USUAL = { from_minute: 22 * 60, until_minute: 7 * 60 };

// What one wants to hear of, on which ways, and when nothing rings.
export function NewsSettingsPage() {
  const t = useText();
  const settings = useQuery(newsSettingsQuery);
  return (
    <Page title={t("news.settings")} narrow>
      {settings.isPending && <Bones rows={6} height={48} />}
      {settings.isError && <Refused error={settings.error} retry={() => settings.refetch()} />}
      {settings.data && (
        <>
          <Kinds settings={settings.data} />
          <PushCard />
          <DigestCard settings={settings.data} />
          <Quiet settings={settings.data} />
        </>
      )}
    </Page>
  );
}

const WAYS = ["in_app", "push", "mail"] as const;

// What goes on which way: one table, each choice saved as it is made.
function Kinds({ settings }: { settings: NotificationSettings }) {
  const t = useText();
  const tell = useTell();
  const set = useSetNews();
  const choose = (wish: NotificationWishes["kinds"][number]) =>
    tell(set.mutateAsync({ kinds: [wish], quiet: settings.quiet }), t("common.saved"));
  return (
    <Card title={t("news.kinds")}>
      <p className="quiet">{t("news.kinds_words")}</p>
      <table className={styles.kinds}>
        <caption className="visually-hidden">{t("news.kinds")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("news.kind_column")}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`news.way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {settings.kinds.map((wanted) => (
            <tr key={wanted.kind}>
              <th scope="row">{t(`news.kind.${wanted.kind}`)}</th>
              {WAYS.map((way) => (
                <td key={way}>
                  <Checkbox
                    aria-label={`${t(`news.kind.${wanted.kind}`)}: ${t(`news.way.${way}`)}`}
                    checked={wanted[way]}
                    onChange={(event) =>
                      choose({ kind: wanted.kind, [way]: event.currentTarget.checked })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Quiet({ settings }: { settings: NotificationSettings }) {
  const t = useText();
  const tell = useTell();
  const set = useSetNews();
  const hours = settings.quiet ?? USUAL;
  const [on, setOn] = useState(Boolean(settings.quiet));
  const [from, setFrom] = useState(timeOf(hours.from_minute));
  const [until, setUntil] = useState(timeOf(hours.until_minute));
  const [begins, ends] = [minuteOf(from), minuteOf(until)];
  const whole = begins !== null && ends !== null && begins !== ends;
  const save = () => {
    const quiet = on && begins !== null && ends !== null;
    const body: NotificationWishes = quiet
      ? { kinds: [], quiet: { from_minute: begins, until_minute: ends } }
      : { kinds: [] };
    return tell(set.mutateAsync(body), t("common.saved"));
  };
  return (
    <Card title={t("news.quiet")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="quiet">{t("news.quiet_words")}</p>
        <Switch
          label={t("news.quiet_on")}
          checked={on}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
        {on && (
          <div className={styles.hours}>
            <TextInput
              type="time"
              label={t("news.quiet_from")}
              value={from}
              required
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="time"
              label={t("news.quiet_until")}
              value={until}
              required
              error={whole || !until ? undefined : t("news.quiet_same")}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </div>
        )}
        <div>
          <Button type="submit" disabled={on && !whole} loading={set.isPending}>
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

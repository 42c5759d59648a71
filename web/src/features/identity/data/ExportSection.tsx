import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Export } from "../../../api";
import { formatInstant } from "../../../lib/dates";
import { useLocale, useText } from "../../../lib/text";
import { useTimeZone } from "../../../lib/viewer";
import { Bar } from "../../../ui/Bar";
import { Bones } from "../../../ui/Bones";
import { Confirm } from "../../../ui/Confirm";
import { Icon } from "../../../ui/icons";
import { Notice } from "../../../ui/Notice";
import { Refused } from "../../../ui/Refused";
import styles from "./Data.module.css";
import { exportsQuery, useAskExport, useDownload, useRemoveExport } from "./data";
import { isUnderWay, sizeOf } from "./states";

// A copy of everything: asked for, being made, to be fetched for a week.
export function ExportSection() {
  const t = useText();
  const exports = useQuery(exportsQuery);
  const ask = useAskExport();
  if (exports.isPending) return <Bones rows={1} height={80} />;
  if (exports.isError) return <Refused error={exports.error} retry={() => exports.refetch()} />;
  const items = exports.data.items;
  const making = items.find(isUnderWay);
  const ready = items.filter((one) => one.state === "ready");
  return (
    <div className="stack">
      <p className="quiet">{t("data.export_words")}</p>
      <ul className={styles.inside}>
        <li>{t("data.inside_originals")}</li>
        <li>{t("data.inside_copies")}</li>
        <li>{t("data.inside_rows")}</li>
        <li>{t("data.inside_consents")}</li>
        <li>{t("data.inside_page")}</li>
      </ul>
      {items[0]?.state === "failed" && <Notice tone="warning">{t("data.export_failed")}</Notice>}
      {making && <Making one={making} />}
      {ready.map((one) => (
        <Ready key={one.id} one={one} />
      ))}
      {ask.isError && <Refused error={ask.error} />}
      {!making && (
        <Button
          className={styles.start}
          variant={ready.length > 0 ? "default" : "filled"}
          loading={ask.isPending}
          onClick={() => ask.mutate(undefined)}
        >
          {ready.length > 0 ? t("data.ask_again") : t("data.ask")}
        </Button>
      )}
    </div>
  );
}

function Making({ one }: { one: Export }) {
  const t = useText();
  const steps: Record<string, string> = {
    data: t("data.step_data"),
    recordings: t("data.step_recordings"),
    closing: t("data.step_closing"),
  };
  return (
    <div className={styles.box} role="status">
      <p>
        <b>{t("data.making", { percent: one.percent })}</b>
      </p>
      <Bar share={one.percent / 100} />
      <p className="quiet">
        {steps[one.step] ?? ""} {t("data.making_words")}
      </p>
    </div>
  );
}

function Ready({ one }: { one: Export }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const [leaving, setLeaving] = useState(false);
  const download = useDownload();
  const remove = useRemoveExport();
  const error = download.error ?? remove.error;
  return (
    <div className={styles.box}>
      <p>
        <b>{t("data.ready", { when: formatInstant(one.asked_at, zone, locale) })}</b>
      </p>
      <p className="quiet">
        {t("data.ready_until", {
          size: sizeOf(one.bytes ?? 0, locale),
          until: formatInstant(one.expires_at ?? one.asked_at, zone, locale),
        })}
      </p>
      {error && <Refused error={error} />}
      <div className="row">
        <Button
          leftSection={<Icon name="download" size={18} />}
          loading={download.isPending}
          onClick={() => download.mutate(one.id)}
        >
          {t("data.download")}
        </Button>
        <Button variant="default" onClick={() => setLeaving(true)}>
          {t("data.remove")}
        </Button>
      </div>
      <Confirm
        opened={leaving}
        title={t("data.remove_title")}
        action={t("data.remove")}
        busy={remove.isPending}
        onClose={() => setLeaving(false)}
        onConfirm={() => remove.mutate(one.id, { onSettled: () => setLeaving(false) })}
      >
        {t("data.remove_words")}
      </Confirm>
    </div>
  );
}

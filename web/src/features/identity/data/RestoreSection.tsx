import { Button, FileButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Restore } from "../../../api";
import { formatInstant } from "../../../lib/dates";
import { useLocale, useSaid, useText } from "../../../lib/text";
import { useTimeZone } from "../../../lib/viewer";
import { Bar } from "../../../ui/Bar";
import { Bones } from "../../../ui/Bones";
import { Icon } from "../../../ui/icons";
import { Notice } from "../../../ui/Notice";
import { Refused } from "../../../ui/Refused";
import styles from "./Data.module.css";
import { restoresQuery, useRestore } from "./data";
import { isUnderWay, type KnownFile, known } from "./states";

// An export of another Stadion: brought, being taken in, and what came of it.
export function RestoreSection() {
  const t = useText();
  const restores = useQuery(restoresQuery);
  const restore = useRestore();
  const [share, setShare] = useState(0);
  if (restores.isPending) return <Bones rows={1} height={80} />;
  if (restores.isError) return <Refused error={restores.error} retry={() => restores.refetch()} />;
  const [latest] = restores.data.items;
  const working = latest && isUnderWay(latest);
  const bring = (file: File | null) => {
    if (!file) return;
    setShare(0);
    restore.mutate({ file, onShare: setShare });
  };
  return (
    <div className="stack">
      <p className="quiet">{t("data.restore_words")}</p>
      {restore.isPending && (
        <div className={styles.box} role="status">
          <p>
            <b>{t("data.sending", { percent: Math.round(share * 100) })}</b>
          </p>
          <Bar share={share} />
        </div>
      )}
      {restore.isError && <Refused error={restore.error} />}
      {working && (
        <div className={styles.box} role="status">
          <p>
            <b>{t("data.taking_in", { percent: latest.percent })}</b>
          </p>
          <Bar share={latest.percent / 100} />
          <p className="quiet">{t("data.making_words")}</p>
        </div>
      )}
      {latest && !working && <Outcome restore={latest} />}
      {!working && (
        <FileButton onChange={bring} accept=".zip,application/zip">
          {(props) => (
            <Button
              {...props}
              className={styles.start}
              variant="default"
              leftSection={<Icon name="upload" size={18} />}
              loading={restore.isPending}
            >
              {t("data.bring")}
            </Button>
          )}
        </FileButton>
      )}
    </div>
  );
}

function Outcome({ restore }: { restore: Restore }) {
  const t = useText();
  const said = useSaid();
  const locale = useLocale();
  const zone = useTimeZone();
  const report = restore.report;
  if (!report) return null;
  const when = formatInstant(restore.ended_at ?? restore.asked_at, zone, locale);
  if (report.failed) {
    return (
      <Notice tone="danger" title={t("data.restore_failed", { when })}>
        {said(report.failed)}
      </Notice>
    );
  }
  return (
    <div className={styles.box}>
      <p>
        <b>{t("data.restored", { when })}</b>
      </p>
      <Lines lines={known(report.came)} />
      {known(report.left).length > 0 && (
        <>
          <h3 className={styles.small}>{t("data.left")}</h3>
          <Lines lines={known(report.left)} />
        </>
      )}
      {report.refused.length > 0 && (
        <>
          <h3 className={styles.small}>{t("data.refused")}</h3>
          <ul className={styles.lines}>
            {report.refused.map((file) => (
              <li key={file.name}>
                <span>{file.name}</span>
                <small>{said(file.detail)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly { what: KnownFile; count: number; why?: string }[] }) {
  const t = useText();
  const words = useFileWords();
  const whys: Record<string, string> = {
    ask_anew: t("data.why_ask_anew"),
    decided_here: t("data.why_decided_here"),
    elsewhere: t("data.why_elsewhere"),
    not_allowed: t("data.why_not_allowed"),
    people: t("data.why_people"),
    plans: t("data.why_plans"),
    refused: t("data.why_refused"),
    too_many: t("data.why_too_many"),
    unreadable: t("data.why_unreadable"),
  };
  return (
    <ul className={styles.lines}>
      {lines.map(({ what, count, why }) => (
        <li key={`${what} ${why ?? ""}`}>
          <span>
            {words[what]}: {count}
          </span>
          {why && <small>{whys[why] ?? ""}</small>}
        </li>
      ))}
    </ul>
  );
}

function useFileWords(): Record<KnownFile, string> {
  const t = useText();
  return {
    activities: t("data.file_activities"),
    app_permissions: t("data.file_app_permissions"),
    body: t("data.file_body"),
    challenge_results: t("data.file_challenge_results"),
    challenges_joined: t("data.file_challenges_joined"),
    comments_received: t("data.file_comments_received"),
    comments_written: t("data.file_comments_written"),
    consents: t("data.file_consents"),
    friends: t("data.file_friends"),
    gear: t("data.file_gear"),
    kudos_received: t("data.file_kudos_received"),
    offers: t("data.file_offers"),
    orders: t("data.file_orders"),
    passkeys: t("data.file_passkeys"),
    privacy: t("data.file_privacy"),
    privacy_zones: t("data.file_privacy_zones"),
    training_plans: t("data.file_training_plans"),
    weekly_goals: t("data.file_weekly_goals"),
  };
}

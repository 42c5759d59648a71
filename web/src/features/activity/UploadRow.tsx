import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ComponentType, useState } from "react";
import type { ActivityCard, Earned, Import } from "../../api";
import { type TextKey, useSaid, useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Icon, type IconName } from "../../ui/icons";
import { Pill } from "../../ui/Pill";
import { useTitleOf } from "./titles";
import styles from "./UploadRow.module.css";
import type { Upload, UploadState } from "./upload_queue";

interface UploadRowProps {
  upload: Upload;
  onRetry(): void;
  EarnedPanel: ComponentType<{ earned: Earned }>;
}

const ICONS: Record<UploadState["is"], IconName> = {
  waiting: "clock",
  sending: "upload",
  reading: "upload",
  done: "check",
  already_here: "check",
  archive: "folder",
  refused: "alert",
};

export function UploadRow({ upload, onRetry, EarnedPanel }: UploadRowProps) {
  const said = useSaid();
  const { state } = upload;
  return (
    <li className={styles.row} data-state={state.is}>
      <div className={styles.line}>
        <Icon name={ICONS[state.is]} />
        <span className={styles.name}>
          <bdi>{upload.name}</bdi>
        </span>
        <Status state={state} />
      </div>
      {state.is === "sending" && <Bar share={state.share} />}
      {state.is === "refused" && (
        <div className={styles.refused}>
          <Refusal words={state.words} />
          {state.retry && <Retry onRetry={onRetry} />}
        </div>
      )}
      {state.is === "done" && (
        <>
          <Made activities={state.answer.activities} />
          {state.answer.warnings.map((words) => (
            <p key={words} className={styles.warning}>
              {said(words)}
            </p>
          ))}
          {state.answer.earned && <EarnedPanel earned={state.answer.earned} />}
        </>
      )}
      {state.is === "already_here" && <Made activities={state.answer.activities} />}
      {state.is === "archive" && <Archive progress={state.progress} />}
    </li>
  );
}

function Status({ state }: { state: UploadState }) {
  const t = useText();
  const measures = useMeasures();
  if (state.is === "sending") return <Pill>{measures.number(state.share * 100)} %</Pill>;
  if (state.is === "done") return <Pill tone="turf">{t("upload.state.done")}</Pill>;
  if (state.is === "refused") return <Pill tone="danger">{t("upload.state.refused")}</Pill>;
  if (state.is === "archive") {
    const { recorded, already_here, refused, total } = state.progress;
    return (
      <Pill tone={state.progress.status === "done" ? "turf" : "plain"}>
        {measures.number(recorded + already_here + refused)} / {measures.number(total)}
      </Pill>
    );
  }
  return <Pill>{t(`upload.state.${state.is}`)}</Pill>;
}

function Refusal({ words }: { words: string }) {
  const t = useText();
  const said = useSaid();
  return <p>{words ? said(words) : t("refusal.unknown")}</p>;
}

function Retry({ onRetry }: { onRetry(): void }) {
  const t = useText();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon name="retry" size={16} />}
      onClick={onRetry}
    >
      {t("common.try_again")}
    </Button>
  );
}

function Made({ activities }: { activities: readonly ActivityCard[] }) {
  const titleOf = useTitleOf();
  const measures = useMeasures();
  return (
    <ul className={styles.made}>
      {activities.map((activity) => {
        const distance = activity.distance_m ? measures.distance(activity.distance_m) : null;
        return (
          <li key={activity.id}>
            <Link to="/activities/$id" params={{ id: activity.id }}>
              {titleOf(activity)}
            </Link>
            {distance && (
              <span>
                {distance.value} {distance.unit}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function outcomeKey(outcome: string): TextKey {
  if (outcome === "recorded" || outcome === "already_here") return `upload.outcome.${outcome}`;
  return "upload.outcome.refused";
}

// The archive's own list: what became of every file within it.
function Archive({ progress }: { progress: Import }) {
  const t = useText();
  const said = useSaid();
  const [all, setAll] = useState(false);
  const finished = progress.recorded + progress.already_here + progress.refused;
  const refused = progress.files.filter((file) => file.outcome === "refused");
  const shown = all ? progress.files : refused;
  return (
    <div className={styles.archive}>
      <Bar share={progress.total === 0 ? 0 : finished / progress.total} colour="var(--turf)" />
      <p className={styles.counts}>
        <span>{t("upload.recorded", { count: progress.recorded })}</span>
        {progress.already_here > 0 && (
          <span>{t("upload.were_here", { count: progress.already_here })}</span>
        )}
        {progress.refused > 0 && (
          <span>{t("upload.were_refused", { count: progress.refused })}</span>
        )}
      </p>
      {shown.length > 0 && (
        <ul className={styles.inside}>
          {shown.map((file) => (
            <li key={file.name} data-outcome={file.outcome}>
              <span>
                {file.activity_id ? (
                  <Link to="/activities/$id" params={{ id: file.activity_id }}>
                    <bdi>{file.name}</bdi>
                  </Link>
                ) : (
                  file.name
                )}
              </span>
              <small>{file.detail ? said(file.detail) : t(outcomeKey(file.outcome))}</small>
            </li>
          ))}
        </ul>
      )}
      {progress.files.length > refused.length && (
        <Button size="compact-sm" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? "upload.only_refused" : "upload.every_file")}
        </Button>
      )}
    </div>
  );
}

import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ComponentType, type DragEvent, useEffect, useRef, useState } from "react";
import type { Earned } from "../../api";
import { useCell } from "../../lib/cell";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/icons";
import { Lanes } from "../../ui/Lanes";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { type Picked, pickDropped, pickFolder } from "./picked_files";
import styles from "./UploadPage.module.css";
import { UploadRow } from "./UploadRow";
import { totalsOf } from "./upload_queue";
import { addFiles, clearFinished, goOn, tryAgain, uploads } from "./uploads";

export function UploadPage({ EarnedPanel }: { EarnedPanel: ComponentType<{ earned: Earned }> }) {
  const t = useText();
  const queries = useQueryClient();
  const queue = useCell(uploads);
  const [leftOut, setLeftOut] = useState(0);

  // What waited for a connection goes on as soon as the browser sees one.
  useEffect(() => {
    const online = () => {
      if (uploads.get().halt === "offline") goOn(queries);
    };
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, [queries]);

  const take = ({ files, leftOut: others }: Picked) => {
    setLeftOut(others);
    if (files.length > 0) addFiles(files, queries);
  };

  return (
    <Page title={t("upload.title")} narrow>
      <DropZone onPick={take} />
      {leftOut > 0 && <Notice>{t("upload.left_out", { count: leftOut })}</Notice>}
      {queue.halt === "offline" && (
        <Notice
          tone="warning"
          title={t("upload.offline")}
          action={
            <Button size="compact-sm" onClick={() => goOn(queries)}>
              {t("common.try_again")}
            </Button>
          }
        >
          {t("upload.offline_words")}
        </Notice>
      )}
      {queue.halt === "signed_out" && (
        <Notice
          tone="warning"
          title={t("upload.signed_out")}
          action={
            <Button
              size="compact-sm"
              renderRoot={(props) => <Link to="/sign_in" search={{ back: "/upload" }} {...props} />}
            >
              {t("nav.sign_in")}
            </Button>
          }
        >
          {t("upload.signed_out_words")}
        </Notice>
      )}
      {queue.uploads.length > 0 && (
        <>
          <Overview />
          <ul className={styles.list} aria-label={t("upload.files")}>
            {queue.uploads.map((upload) => (
              <UploadRow
                key={upload.id}
                upload={upload}
                onRetry={() => tryAgain(upload.id, queries)}
                EarnedPanel={EarnedPanel}
              />
            ))}
          </ul>
        </>
      )}
      {queue.uploads.length === 0 && <Guide />}
    </Page>
  );
}

function DropZone({ onPick }: { onPick(picked: Picked): void }) {
  const t = useText();
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onPick(await pickDropped(event.dataTransfer));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons within do the same.
    <div
      className={styles.zone}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <Lanes className={styles.lanes} lanes={6} />
      <p className={styles.invite}>{t(over ? "upload.let_go" : "upload.drop")}</p>
      <p className={styles.kinds}>{t("upload.kinds")}</p>
      <div className={styles.buttons}>
        <Button
          size="md"
          leftSection={<Icon name="file" size={18} />}
          onClick={() => files.current?.click()}
        >
          {t("upload.choose_files")}
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<Icon name="folder" size={18} />}
          onClick={() => folder.current?.click()}
        >
          {t("upload.choose_folder")}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t("upload.choose_files")}
        accept=".fit,.gpx,.tcx,.gz,.zip"
        onChange={(event) => {
          onPick({ files: [...(event.currentTarget.files ?? [])], leftOut: 0 });
          event.currentTarget.value = "";
        }}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        aria-label={t("upload.choose_folder")}
        {...{ webkitdirectory: "" }}
        onChange={(event) => {
          onPick(pickFolder([...(event.currentTarget.files ?? [])]));
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

function Overview() {
  const t = useText();
  const measures = useMeasures();
  const totals = totalsOf(useCell(uploads));
  const finished = totals.finished === totals.files;
  return (
    <Card>
      <div className={styles.overview} role="status">
        <p className={styles.count}>
          <b>
            {measures.number(totals.finished)} / {measures.number(totals.files)}
          </b>{" "}
          {t(finished ? "upload.all_done" : "upload.going")}
        </p>
        <p className={styles.outcome}>
          {totals.recorded > 0 && <span>{t("upload.recorded", { count: totals.recorded })}</span>}
          {totals.alreadyHere > 0 && (
            <span>{t("upload.were_here", { count: totals.alreadyHere })}</span>
          )}
          {totals.refused > 0 && <span>{t("upload.were_refused", { count: totals.refused })}</span>}
          {totals.experience > 0 && (
            <b className={styles.experience}>
              {t("rewards.experience_gained", { points: measures.number(totals.experience) })}
            </b>
          )}
        </p>
        {totals.finished > 0 && totals.files > 1 && finished && (
          <Button size="compact-sm" variant="subtle" onClick={clearFinished}>
            {t("upload.clear")}
          </Button>
        )}
      </div>
      {!finished && <Bar share={totals.share} />}
    </Card>
  );
}

// Where recordings come from, for those who have never looked for the file.
function Guide() {
  const t = useText();
  return (
    <Card title={t("upload.guide")}>
      <ul className={styles.guide}>
        {(["device", "file", "folder"] as const).map((icon) => (
          <li key={icon}>
            <Icon name={icon} size={24} />
            <div>
              <h3>{t(`upload.guide.${icon}`)}</h3>
              <p>{t(`upload.guide.${icon}_words`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

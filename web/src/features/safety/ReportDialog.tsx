import { Button, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { formatInstant } from "../../lib/dates";
import type { Reportable } from "../../lib/reporting";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import styles from "./Safety.module.css";
import { RULES, useSendReport } from "./safety";

// One tap opened it, one on a reason sends it. Words are for those who have some.
export default function ReportDialog({ thing, onClose }: { thing: Reportable; onClose(): void }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const send = useSendReport();
  const [words, setWords] = useState("");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`report.title_${thing.kind}`)}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {send.data ? (
        <div className="stack">
          <Notice tone="good" title={t("report.thanks")}>
            {t("report.due", { when: formatInstant(send.data.due_at, zone, locale) })}
          </Notice>
          <Button onClick={onClose}>{t("common.close")}</Button>
        </div>
      ) : (
        <div className="stack">
          <p className="quiet">{t("report.words")}</p>
          {send.isError && <Refused error={send.error} />}
          <fieldset className={styles.reasons} aria-label={t("report.reasons")}>
            {RULES.map((reason) => (
              <Button
                key={reason}
                variant="default"
                loading={send.isPending && send.variables.reason === reason}
                onClick={() => send.mutate({ thing, reason, words: words.trim() })}
              >
                {t(`safety.rule_${reason}`)}
              </Button>
            ))}
          </fieldset>
          <Textarea
            label={t("report.more")}
            description={t("report.more_words")}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </div>
      )}
    </Modal>
  );
}

import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../lib/text";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import styles from "./Promotions.module.css";
import { useBringCodes } from "./promotions";

// Codes that the shop made itself: one a line, pasted or read from a file.
export function Codes({ id }: { id: string }) {
  const t = useText();
  const bring = useBringCodes(id);
  const [lines, setLines] = useState("");
  const read = async (file: File | undefined) => file && setLines(await file.text());
  return (
    <form
      className={styles.codes}
      onSubmit={(event) => {
        event.preventDefault();
        bring.mutate(lines, { onSuccess: () => setLines("") });
      }}
    >
      <Textarea
        label={t("promotion.codes")}
        description={t("promotion.codes_hint")}
        autosize={false}
        rows={5}
        spellCheck={false}
        classNames={{ input: styles.letters }}
        value={lines}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={bring.isPending} disabled={lines.trim() === ""}>
          {t("promotion.add_codes")}
        </Button>
        <label className={styles.file}>
          {t("promotion.codes_file")}
          <input
            type="file"
            accept=".txt,.csv,text/plain,text/csv"
            className="visually-hidden"
            onChange={(event) => read(event.currentTarget.files?.[0])}
          />
        </label>
      </div>
      {bring.isError && <Refused error={bring.error} />}
      {bring.data && (
        <Notice
          tone={bring.data.repeated + bring.data.unreadable > 0 ? "warning" : "good"}
          title={t("promotion.codes_added", { count: bring.data.added })}
        >
          {bring.data.repeated > 0 && (
            <p>
              {t("promotion.codes_repeated", { count: bring.data.repeated })}{" "}
              {bring.data.repeated_lines.join(", ")}
            </p>
          )}
          {bring.data.unreadable > 0 && (
            <p>
              {t("promotion.codes_unreadable", { count: bring.data.unreadable })}{" "}
              {bring.data.unreadable_lines.join(", ")}
            </p>
          )}
        </Notice>
      )}
    </form>
  );
}

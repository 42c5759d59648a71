import { Button } from "@mantine/core";
import { useText } from "../../lib/text";
import { useSay } from "../../ui/Toasts";
import styles from "./SecondStep.module.css";

// Codes for when the app is out of reach. This is the only time that they are shown.
export function PaperCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const t = useText();
  const say = useSay();
  const copy = () =>
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => say(t("second_step.copied")),
      () => say(t("second_step.copy_by_hand")),
    );
  return (
    <div className="stack">
      <p>{t("second_step.codes_words")}</p>
      <ol className={styles.codes} aria-label={t("second_step.codes_title")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button variant="default" onClick={copy}>
          {t("second_step.copy")}
        </Button>
        <Button onClick={onKept}>{t("second_step.kept")}</Button>
      </div>
    </div>
  );
}

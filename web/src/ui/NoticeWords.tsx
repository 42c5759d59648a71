import { type Notice, wordsOf } from "../lib/notices";
import { useLanguage, useText } from "../lib/text";
import styles from "./NoticeWords.module.css";

const PARTS = ["what", "why", "how_long", "who", "how_to_stop"] as const;

// Everything a notice says, one tap away.
export function NoticeWords({ notice, open = false }: { notice: Notice; open?: boolean }) {
  const t = useText();
  const { language } = useLanguage();
  const { words } = wordsOf(notice, language);
  return (
    <details className={styles.more} open={open}>
      <summary aria-label={t("consents.more_about", { what: words.title })}>
        {t("consents.more")}
      </summary>
      <dl className={styles.words}>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`consents.${part}`)}</dt>
            <dd>{words[part]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

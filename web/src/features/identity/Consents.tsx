import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Consent } from "../../api";
import { formatInstant } from "../../lib/dates";
import { wordsOf } from "../../lib/notices";
import { useLanguage, useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { NoticeWords } from "../../ui/NoticeWords";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./Consents.module.css";
import { consentsQuery, type Decision, switchOf, useDecide } from "./consents";

// One switch for each purpose, its words one tap away. Turning off takes as many taps as turning on: one.
export function Consents({ screen }: { screen: Decision["screen"] }) {
  const t = useText();
  const consents = useQuery(consentsQuery);
  if (consents.isPending) return <Bones rows={3} height={72} />;
  if (consents.isError) return <Refused error={consents.error} retry={() => consents.refetch()} />;
  return (
    <ul className={styles.list}>
      {consents.data.items.map((consent) => (
        <li key={consent.purpose}>
          <OneConsent consent={consent} screen={screen} />
        </li>
      ))}
      <li>
        <p className={styles.title}>{t("consents.core")}</p>
        <NoticeWords notice={consents.data.core} />
      </li>
    </ul>
  );
}

function OneConsent({ consent, screen }: { consent: Consent; screen: Decision["screen"] }) {
  const t = useText();
  const say = useSay();
  const locale = useLocale();
  const zone = useTimeZone();
  const { language } = useLanguage();
  const decide = useDecide();
  const { words } = wordsOf(consent.notice, language);
  const { on, asksAgain, fixed } = switchOf(consent);
  const change = (allowed: boolean) =>
    decide.mutate(
      { consent, allowed, locale: language, screen },
      { onSuccess: () => say(t(allowed ? "consents.is_on" : "consents.is_off")) },
    );
  return (
    <>
      <div className={styles.head}>
        <Switch
          label={words.title}
          description={words.short}
          checked={decide.isPending ? decide.variables.allowed : on}
          disabled={fixed}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {asksAgain && <Pill tone="ember">{t("consents.asks_again")}</Pill>}
      </div>
      {asksAgain && <p className="quiet">{t("consents.asks_again_words")}</p>}
      {consent.closed && <p className="quiet">{t(`consents.closed_${consent.closed}`)}</p>}
      {on && consent.since && (
        <p className="quiet">
          {t("consents.since", { when: formatInstant(consent.since, zone, locale) })}
        </p>
      )}
      {decide.isError && <Refused error={decide.error} />}
      <NoticeWords notice={consent.notice} />
    </>
  );
}

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ConsentEvent } from "../../api";
import { formatInstant } from "../../lib/dates";
import { wordsOf } from "../../lib/notices";
import { useLanguage, useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { More } from "../../ui/More";
import { Refused } from "../../ui/Refused";
import styles from "./Consents.module.css";
import { consentHistoryQuery, consentsQuery } from "./consents";

// Everything that was decided, newest first. Nothing of it is ever changed.
export function ConsentHistory() {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const { language } = useLanguage();
  const consents = useQuery(consentsQuery);
  const history = useInfiniteQuery(consentHistoryQuery);
  if (history.isPending) return <Bones rows={2} height={40} />;
  if (history.isError) return <Refused error={history.error} retry={() => history.refetch()} />;
  const events = history.data.pages.flatMap((page) => page.items);
  if (events.length === 0) return <p className="quiet">{t("consents.no_history")}</p>;
  const titleOf = ({ purpose, app, coach }: ConsentEvent) => {
    if (app) return t("consents.app", { name: app });
    if (coach) return t("consents.coach", { name: coach.name });
    if (purpose.startsWith("coach:")) return t("consents.coach_gone");
    const found = consents.data?.items.find((consent) => consent.purpose === purpose);
    return found ? wordsOf(found.notice, language).words.title : purpose;
  };
  return (
    <>
      <ul className={styles.history}>
        {events.map((event) => (
          <li key={event.sequence}>
            <b>{t("consents.event", { action: event.action, what: titleOf(event) })}</b>
            <small className="quiet">
              {formatInstant(event.at, zone, locale)} ·{" "}
              {t("consents.words_version", { version: event.notice_version })}
            </small>
          </li>
        ))}
      </ul>
      <More list={history} />
    </>
  );
}

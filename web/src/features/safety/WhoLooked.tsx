import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { More } from "../../ui/More";
import { Refused } from "../../ui/Refused";
import { knownAct, knownRole } from "./acts";
import styles from "./Safety.module.css";
import { myAuditQuery } from "./safety";

// Who of the people who run this place looked at one's account or changed it, and why.
export function WhoLooked() {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const list = useInfiniteQuery(myAuditQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      <p className="quiet">{t("audit.mine_words")}</p>
      {list.isPending && <Bones rows={1} height={48} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && <p>{t("audit.mine_nothing")}</p>}
      {items.length > 0 && (
        <ul className={styles.lines} aria-label={t("audit.mine_title")}>
          {items.map((item) => {
            const act = knownAct(item.act);
            return (
              <li key={item.entry_no}>
                <b>{act ? t(`audit.act_${act}`) : item.act}</b>
                {item.reason && <span className={styles.words}>{item.reason}</span>}
                <small>
                  {t(`audit.role_${knownRole(item.role)}`)} ·{" "}
                  <time dateTime={item.at}>{formatInstant(item.at, zone, locale)}</time>
                </small>
              </li>
            );
          })}
        </ul>
      )}
      <More list={list} />
      <p className="row">
        <Link to="/decisions">{t("decisions.title")}</Link>
        <Link to="/reports">{t("reports.title")}</Link>
      </p>
    </div>
  );
}

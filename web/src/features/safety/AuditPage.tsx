import { useInfiniteQuery } from "@tanstack/react-query";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Handle } from "../../ui/Handle";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { knownAct, knownRole } from "./acts";
import styles from "./Safety.module.css";
import { auditQuery } from "./safety";

// Everything that staff did, the latest first.
export function AuditPage() {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const list = useInfiniteQuery(auditQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("audit.title")} narrow>
      <p className="quiet">{t("audit.words")}</p>
      {list.isPending && <Bones rows={4} height={64} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && (
        <Card>
          {items.length === 0 && <p>{t("audit.nothing")}</p>}
          <ol className={styles.lines} aria-label={t("audit.title")}>
            {items.map((item) => {
              const act = knownAct(item.act);
              return (
                <li key={item.entry_no}>
                  <b>
                    {act ? t(`audit.act_${act}`) : item.act}
                    {item.about && (
                      <>
                        {" "}
                        · <Handle handle={item.about.handle} />
                      </>
                    )}
                  </b>
                  {item.reason && <span className={styles.words}>{item.reason}</span>}
                  <small>
                    {item.entry_no} · {t(`audit.role_${knownRole(item.role)}`)}
                    {item.staff && (
                      <>
                        {" "}
                        <Handle handle={item.staff.handle} />
                      </>
                    )}{" "}
                    · {item.thing && `${item.thing} · `}
                    <time dateTime={item.at}>{formatInstant(item.at, zone, locale)}</time>
                    {item.held && ` · ${t("audit.held")}`}
                  </small>
                </li>
              );
            })}
          </ol>
          <More list={list} />
        </Card>
      )}
    </Page>
  );
}

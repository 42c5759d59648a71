import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Challenge } from "../../api";
import { formatDay } from "../../lib/dates";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { More } from "../../ui/More";
import { Refused } from "../../ui/Refused";
import { SportIcon } from "../../ui/SportIcon";
import styles from "./Compete.module.css";
import { receiptsQuery } from "./challenges";
import { useReceiptWords } from "./words";

// What became of each of one's activities, in plain words.
export function Receipts({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const locale = useLocale();
  const words = useReceiptWords();
  const receipts = useInfiniteQuery(receiptsQuery(challenge.id));
  const items = receipts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card flush title={t("receipt.title")}>
      {receipts.isPending && <Bones rows={3} height={56} />}
      {receipts.isError && <Refused error={receipts.error} retry={() => receipts.refetch()} />}
      {receipts.isSuccess && items.length === 0 && (
        <p className={styles.empty}>{t("receipt.none")}</p>
      )}
      <ul className={styles.rows} aria-label={t("receipt.title")}>
        {items.map((receipt) => (
          <li
            key={receipt.activity_id}
            className={styles.receipt}
            data-counted={receipt.verdict === "counted" || undefined}
          >
            <SportIcon sport={receipt.sport} />
            <span>
              <b>{words(challenge.measure, receipt)}</b>
              <small>
                {t(`sport.${knownSport(receipt.sport)}`)} ·{" "}
                {formatDay(receipt.started_on, locale, "medium")}
              </small>
            </span>
            <Link to="/activities/$id" params={{ id: receipt.activity_id }}>
              {t("receipt.see_activity")}
            </Link>
          </li>
        ))}
      </ul>
      <More list={receipts} />
    </Card>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Me } from "../../api";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import styles from "./Bell.module.css";
import { badgeOf, unreadQuery, useLiveNews } from "./news";

// The bell in the bar: how much is unread, live.
export function Bell({ me }: { me: Me }) {
  const t = useText();
  useLiveNews(me.id);
  const { data } = useQuery({ ...unreadQuery, enabled: false });
  const unread = data?.unread ?? 0;
  return (
    <>
      <Link
        to="/notifications"
        className={styles.bell}
        aria-label={t("news.bell", { count: unread })}
        data-quiet={data?.quiet || undefined}
      >
        <Icon name="bell" size={22} />
        {unread > 0 && (
          <span key={unread} className={styles.count} aria-hidden="true">
            {badgeOf(unread)}
          </span>
        )}
      </Link>
      <span className="visually-hidden" role="status">
        {unread > 0 && !data?.quiet && t("news.bell", { count: unread })}
      </span>
    </>
  );
}

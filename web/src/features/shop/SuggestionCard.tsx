import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Picture } from "./Picture";
import { Price } from "./Price";
import { useReasonWords } from "./reason";
import styles from "./Shop.module.css";
import { suggestionsQuery } from "./shop";

// On the home page: the best suggestion, or nothing at all.
export function SuggestionCard() {
  const t = useText();
  const reason = useReasonWords();
  const list = useInfiniteQuery(suggestionsQuery);
  const best = list.data?.pages[0]?.items[0];
  if (!best) return null;
  return (
    <Card title={t("shop.for_you")} aside={<Link to="/shop">{t("shop.see_all")}</Link>}>
      <div className={styles.best}>
        <Picture product={best.product} />
        <div className={styles.words}>
          <h3>
            <Link to="/shop">
              <bdi>{best.product.title}</bdi>
            </Link>
          </h3>
          <p className="quiet">{reason(best.reason)}</p>
          <Price product={best.product} />
        </div>
      </div>
    </Card>
  );
}

import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Suggestion } from "../../api";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { Picture } from "./Picture";
import { Price } from "./Price";
import { useKind, useReasonWords } from "./reason";
import styles from "./Shop.module.css";
import { suggestionsQuery, useHide } from "./shop";
import { useVisit } from "./useVisit";

// What suits one, each with its reason.
export function Suggestions() {
  const t = useText();
  const list = useInfiniteQuery(suggestionsQuery);
  if (list.isPending) return <Bones rows={2} height={280} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const why = list.data.pages[0]?.none_because;
  const items = list.data.pages.flatMap((page) => page.items);
  if (why) return <Nothing why={why} />;
  return (
    <section className="stack" aria-labelledby="suggestions">
      <header className={styles.head}>
        <h2 id="suggestions">{t("shop.for_you")}</h2>
        <p className="quiet">{t("shop.how")}</p>
      </header>
      <ul className={styles.cards}>
        {items.map((suggestion) => (
          <li key={`${suggestion.product.shop}/${suggestion.product.id}`}>
            <SuggestionCard suggestion={suggestion} />
          </li>
        ))}
      </ul>
      <More list={list} />
    </section>
  );
}

function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const t = useText();
  const tell = useTell();
  const hide = useHide();
  const visit = useVisit();
  const reason = useReasonWords();
  const kind = useKind();
  const { product } = suggestion;
  const notInterested = () =>
    tell(hide.mutateAsync({ product, hidden: true }), t("shop.hidden", { title: product.title }), {
      label: t("shop.undo"),
      run: () => tell(hide.mutateAsync({ product, hidden: false })),
    });
  return (
    <article className={styles.card} aria-label={product.title}>
      <Picture product={product} />
      <div className={styles.words}>
        <p className={styles.over}>
          <span>{kind(product.kind)}</span>
          {product.sale_price_minor != null && <Pill tone="ember">{t("shop.on_sale")}</Pill>}
        </p>
        <h3>
          <bdi>{product.title}</bdi>
        </h3>
        <p className={styles.reason}>
          <Icon name={iconOf(suggestion)} size={18} />
          <span>{reason(suggestion.reason)}</span>
        </p>
      </div>
      <div className={styles.foot}>
        <div>
          <Price product={product} />
          <p className="quiet">{t("shop.at", { shop: product.shop_name })}</p>
        </div>
        <div className={styles.actions}>
          <Button loading={visit.isPending} onClick={() => visit.mutate(product)}>
            {t("shop.to_shop")}
          </Button>
          <Button
            variant="subtle"
            loading={hide.isPending}
            onClick={notInterested}
            aria-label={t("shop.not_interested_in", { title: product.title })}
          >
            {t("shop.not_interested")}
          </Button>
        </div>
        {visit.isError && <Refused error={visit.error} />}
      </div>
    </article>
  );
}

export function iconOf({ reason }: Suggestion) {
  if (reason.kind === "worn_shoes") return "retry" as const;
  if (reason.kind === "level") return "medal" as const;
  if (reason.kind === "friends_wear") return "people" as const;
  return "flame" as const;
}

function Nothing({ why }: { why: string }) {
  const t = useText();
  const settings = (
    <Button component={Link} to="/settings/allowed" variant="default">
      {t("shop.open_settings")}
    </Button>
  );
  if (why === "minor") return <Empty title={t("shop.minor")}>{t("shop.minor_words")}</Empty>;
  if (why === "not_allowed") {
    return (
      <Empty title={t("shop.off")} action={settings}>
        {t("shop.off_words")}
      </Empty>
    );
  }
  if (why === "no_shop") return <Empty title={t("shop.no_shop")}>{t("shop.no_shop_words")}</Empty>;
  return <Empty title={t("shop.nothing")}>{t("shop.nothing_words")}</Empty>;
}

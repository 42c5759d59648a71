import type { SuggestedProduct } from "../../api";
import { useLocale, useText } from "../../lib/text";
import { formatPrice } from "./price";
import styles from "./Shop.module.css";

// What it costs now; while it is on sale, with the price before.
export function Price({ product }: { product: SuggestedProduct }) {
  const t = useText();
  const locale = useLocale();
  const { currency, currency_digits: digits } = product;
  const price = (minor: number) => formatPrice(minor, currency, digits, locale);
  const sale = product.sale_price_minor;
  if (sale == null) return <p className={styles.price}>{price(product.price_minor)}</p>;
  return (
    <p className={styles.price} data-sale>
      <span className="visually-hidden">{t("shop.price_now")} </span>
      {price(sale)} <span className="visually-hidden">{t("shop.price_before")} </span>
      <s>{price(product.price_minor)}</s>
    </p>
  );
}

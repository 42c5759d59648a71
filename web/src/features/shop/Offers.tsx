import { useQuery } from "@tanstack/react-query";
import type { Offer } from "../../api";
import { formatDay } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import styles from "./Offers.module.css";
import { OfferTicket } from "./OfferTicket";
import { offersQuery } from "./offers";
import { figureOf, lastDayOf } from "./worth";

const isAlive = (offer: Offer) => offer.state === "granted" || offer.state === "taken";

// Everything that promotions gave to the viewer, and what may be taken.
export function Offers() {
  const t = useText();
  const offers = useQuery(offersQuery);
  if (offers.isPending) return <Bones rows={1} height={200} />;
  if (offers.isError) return <Refused error={offers.error} retry={() => offers.refetch()} />;
  const mine = offers.data.offers.filter(isAlive);
  const past = offers.data.offers.filter((offer) => !isAlive(offer));
  const { open } = offers.data;
  return (
    <>
      <section className={styles.section} aria-labelledby="my-offers">
        <h2 id="my-offers">{t("offer.mine")}</h2>
        {mine.length + open.length === 0 && <p className={styles.none}>{t("offer.none")}</p>}
        <ul className={styles.tickets} aria-label={t("offer.mine")}>
          {[...mine, ...open].map((offer) => (
            <li key={offer.id ?? offer.promotion}>
              <OfferTicket offer={offer} />
            </li>
          ))}
        </ul>
      </section>
      {past.length > 0 && <Past offers={past} />}
    </>
  );
}

function Past({ offers }: { offers: readonly Offer[] }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  return (
    <Card flush title={t("offer.past")}>
      <ul className={styles.past}>
        {offers.map((offer) => (
          <li key={offer.id}>
            <span className={styles.past_worth}>
              {figureOf(offer.discount, offer.currency, locale) ?? t("offer.free_shipping")}
            </span>
            <span className={styles.past_words}>
              <b>
                <bdi>{offer.title}</bdi>
              </b>
              <small>
                {offer.shop.name} ·{" "}
                {t("offer.was_good_until", {
                  day: formatDay(lastDayOf(offer.until, zone), locale, "short"),
                })}
              </small>
            </span>
            <Pill tone={offer.state === "redeemed" ? "turf" : "plain"}>
              {t(`offer_state.${offer.state}`)}
            </Pill>
          </li>
        ))}
      </ul>
    </Card>
  );
}

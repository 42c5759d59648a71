import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { GearOffer } from "../../../api";
import { useText } from "../../../lib/text";
import { useTell } from "../../../ui/tell";
import styles from "./Gear.module.css";
import { GearPicture } from "./GearPicture";
import { gearOffersQuery, useDeclineOffer, useTakeOffer } from "./gear";
import { soldAs } from "./wear";

// What was bought and could be counted. Nothing to see when there is nothing.
export function GearOffers() {
  const t = useText();
  const offers = useQuery(gearOffersQuery);
  if (!offers.data || offers.data.items.length === 0) return null;
  return (
    <ul className={styles.offers} aria-label={t("gear.offers")}>
      {offers.data.items.map((offer) => (
        <Offer key={offer.id} offer={offer} />
      ))}
    </ul>
  );
}

function Offer({ offer }: { offer: GearOffer }) {
  const t = useText();
  const tell = useTell();
  const take = useTakeOffer(offer.id);
  const decline = useDeclineOffer(offer.id);
  const name = soldAs(offer);
  return (
    <li className={styles.offer}>
      <GearPicture kind={offer.kind} />
      <div className={styles.words}>
        <h2>{t("gear.bought", { name })}</h2>
        <p>{t("gear.bought_words")}</p>
      </div>
      <div className={styles.offer_buttons}>
        <Button
          loading={take.isPending}
          onClick={() => tell(take.mutateAsync(undefined), t("gear.taken", { name }))}
        >
          {t("gear.take")}
        </Button>
        <Button
          variant="default"
          loading={decline.isPending}
          onClick={() => tell(decline.mutateAsync(undefined))}
        >
          {t("gear.decline")}
        </Button>
      </div>
    </li>
  );
}

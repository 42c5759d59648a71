import { useQuery } from "@tanstack/react-query";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { OfferTicket } from "./OfferTicket";
import { offersQuery } from "./offers";

// On the home page: the newest offer that somebody earned and has not looked into yet; else nothing.
export function NewOfferCard() {
  const t = useText();
  const offers = useQuery(offersQuery);
  const fresh = offers.data?.offers.find((offer) => offer.state === "granted");
  if (!fresh) return null;
  return (
    <Card title={t("offer.earned")}>
      <OfferTicket offer={fresh} />
    </Card>
  );
}

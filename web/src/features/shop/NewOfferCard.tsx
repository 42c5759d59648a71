import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { OfferTicket } from "./OfferTicket";
import { offersQuery } from "./offers";

// On the home page: the newest offer that somebody earned and whose code is not taken yet; else nothing.
export function NewOfferCard() {
  const t = useText();
  const offers = useQuery(offersQuery);
  const shown = useRef<string | null>(null);
  const all = offers.data?.offers ?? [];
  // Once its code is taken it stays until the page is left: the code is what was asked for.
  const fresh =
    all.find((offer) => offer.id === shown.current && offer.state === "taken") ??
    all.find((offer) => offer.state === "granted");
  shown.current = fresh?.id ?? null;
  if (!fresh) return null;
  return (
    <Card title={t("offer.earned")}>
      <OfferTicket offer={fresh} />
    </Card>
  );
}

import { Button } from "@mantine/core";
import type { Offer } from "../../api";
import { useLocale, useOptionalText, useText } from "../../lib/text";
import { useTimeZone, useToday } from "../../lib/viewer";
import { Icon } from "../../ui/icons";
import { Medal } from "../../ui/medals/Medal";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./Offers.module.css";
import { useGoToShop, useTakeCode } from "./offers";
import { daysLeft, figureOf } from "./worth";

// An offer as a ticket: what it is worth on the stub, what for and how long beside it, the code below.
export function OfferTicket({ offer }: { offer: Offer }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const today = useToday();
  const take = useTakeCode();
  const left = daysLeft(offer.until, today, zone);
  const figure = figureOf(offer.discount, offer.currency, locale);
  return (
    <article className={styles.ticket} aria-label={offer.title}>
      <div className={styles.stub}>
        {figure ? (
          <span className={styles.worth} dir="ltr">
            {figure}
          </span>
        ) : (
          <span className={styles.worth_words}>{t("offer.free_shipping")}</span>
        )}
        <span className={styles.shop}>
          <bdi>{offer.shop.name}</bdi>
        </span>
      </div>
      <div className={styles.body}>
        <div className={styles.words}>
          <h3>
            <bdi>{offer.title}</bdi>
          </h3>
          {offer.about && <p dir="auto">{offer.about}</p>}
          <Why offer={offer} />
        </div>
        {offer.code ? (
          <Code offer={offer} code={offer.code} />
        ) : (
          <div className={styles.actions}>
            <Button loading={take.isPending} onClick={() => take.mutate(offer)}>
              {t("offer.take")}
            </Button>
            <Left days={left} />
          </div>
        )}
        {offer.code && <Left days={left} />}
        {take.isError && <Refused error={take.error} />}
      </div>
    </article>
  );
}

function Left({ days }: { days: number }) {
  const t = useText();
  return (
    <span className={styles.left} data-soon={days <= 2 || undefined}>
      <Icon name="clock" size={16} />
      {t("offer.days_left", { days })}
    </span>
  );
}

// Which achievement it was given for.
function Why({ offer }: { offer: Offer }) {
  const t = useText();
  const optional = useOptionalText();
  const { reason } = offer;
  switch (reason.kind) {
    case "badge": {
      const name = optional(`badge.${reason.badge}`) ?? reason.badge.replaceAll("_", " ");
      return (
        <p className={styles.why}>
          <Medal badge={reason.badge} tier={reason.tier} size={32} />
          {t("offer.for_badge", { badge: name })}
        </p>
      );
    }
    case "level":
      return <WhyLine icon="bolt" words={t("offer.for_level", { level: reason.level })} />;
    case "challenge":
      return (
        <WhyLine
          icon="flag"
          words={
            reason.rank != null && reason.rank <= 100
              ? t("offer.for_rank", { rank: reason.rank, challenge: reason.title })
              : t("offer.for_challenge", { challenge: reason.title })
          }
        />
      );
    case "first_activity":
      return <WhyLine icon="flame" words={t("offer.for_first_activity")} />;
    default:
      return offer.state === "open" ? <Pill tone="flood">{t("offer.open_to_all")}</Pill> : null;
  }
}

function WhyLine({ icon, words }: { icon: "bolt" | "flag" | "flame"; words: string }) {
  return (
    <p className={styles.why}>
      <Icon name={icon} />
      {words}
    </p>
  );
}

function Code({ offer, code }: { offer: Offer; code: string }) {
  const t = useText();
  const say = useSay();
  const go = useGoToShop();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      say(t("offer.copied"));
    } catch {
      // Without the right to write there the letters are still on the page, ready to be selected.
      say(t("offer.copy_by_hand"));
    }
  };
  return (
    <>
      <div className={styles.code}>
        <span className="visually-hidden">{t("offer.code")}</span>
        <code>{code}</code>
        <button type="button" onClick={copy} aria-label={t("offer.copy")}>
          <Icon name="file" size={18} />
          <span>{t("offer.copy_short")}</span>
        </button>
      </div>
      <div className={styles.actions}>
        <Button
          rightSection={<Icon name="arrow" size={18} />}
          loading={go.isPending}
          onClick={() => offer.id && go.mutate({ shop: offer.shop.id, offer: offer.id })}
        >
          {t("offer.to_shop")}
        </Button>
      </div>
      {go.isError && <Refused error={go.error} />}
    </>
  );
}

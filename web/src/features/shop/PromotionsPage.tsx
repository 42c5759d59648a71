import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { OperatedPromotion } from "../../api";
import { countryName } from "../../lib/countries";
import { dayOf, formatRange } from "../../lib/dates";
import { useLocale, useOptionalText, useText } from "../../lib/text";
import { useMeasures, useTimeZone } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Empty } from "../../ui/Empty";
import { Figure, Figures } from "../../ui/Figure";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { Codes } from "./Codes";
import { Orders } from "./Orders";
import styles from "./Promotions.module.css";
import { promotionsQuery, useTurnPromotion } from "./promotions";
import { figureOf, lastDayOf, money } from "./worth";

// All promotions with what came of them, and the orders, for those who run the place.
export function PromotionsPage() {
  const t = useText();
  const list = useInfiniteQuery(promotionsQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const hasShop = (list.data?.pages[0]?.shops.length ?? 0) > 0;
  const create = (
    <Button
      leftSection={<Icon name="plus" size={18} />}
      renderRoot={(props) => <Link to="/operator/promotions/new" {...props} />}
    >
      {t("promotion.new")}
    </Button>
  );
  return (
    <Page title={t("promotion.promotions")} aside={hasShop && create}>
      {list.isPending && <Bones rows={2} height={220} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={t("promotion.none")} action={hasShop && create}>
          {t(hasShop ? "promotion.none_words" : "promotion.no_shop")}
        </Empty>
      )}
      {items.map((promotion) => (
        <Promotion key={promotion.id} operated={promotion} />
      ))}
      <More list={list} />
      {list.isSuccess && <Orders />}
    </Page>
  );
}

const TONES = { planned: "flood", running: "turf", paused: "ember", ended: "plain" } as const;

function Promotion({ operated }: { operated: OperatedPromotion }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const measures = useMeasures();
  const [showsCodes, setShowsCodes] = useState(false);
  const { promotion, figures, codes, phase } = operated;
  const worth =
    figureOf(promotion.discount, promotion.currency, locale) ?? t("offer.free_shipping");
  const range = formatRange(
    dayOf(new Date(promotion.starts_at), zone),
    lastDayOf(promotion.ends_at, zone),
    locale,
  );
  const number = (value: number) => ({ value: measures.number(value) });
  return (
    <Card
      title={promotion.title}
      aside={<Pill tone={TONES[phase]}>{t(`promotion_phase.${phase}`)}</Pill>}
    >
      <div className="stack">
        <p className={styles.line}>
          <b className={styles.worth}>{worth}</b>
          <span>{operated.shop.name}</span>
          <span>{range}</span>
          <Unlocks operated={operated} />
          <Audience operated={operated} />
        </p>
        <Figures dense>
          <Figure size="sm" label={t("promotion.granted")} parts={number(figures.granted)} />
          <Figure size="sm" label={t("promotion.taken")} parts={number(figures.taken)} />
          <Figure
            size="sm"
            label={t("promotion.redeemed")}
            parts={number(figures.redeemed)}
            note={figures.refunded > 0 && t("promotion.refunded_note", { count: figures.refunded })}
          />
          <Figure
            size="sm"
            label={t("promotion.revenue")}
            parts={
              figures.revenue.length > 0
                ? figures.revenue.map((sum) => ({
                    value: money(sum.minor, sum.currency, locale),
                  }))
                : { value: "–" }
            }
          />
          <Figure size="sm" label={t("promotion.free_codes")} parts={number(codes.free)} />
        </Figures>
        <div className={styles.budget}>
          <Bar share={operated.used / promotion.budget} />
          <p className="quiet">
            {t("promotion.budget_used", {
              used: measures.number(operated.used),
              budget: measures.number(promotion.budget),
            })}
          </p>
        </div>
        {codes.low && (
          <Notice tone="warning">{t("promotion.codes_low", { count: codes.free })}</Notice>
        )}
        {codes.fault === "away" && <Notice tone="warning">{t("promotion.shop_away")}</Notice>}
        {codes.fault === "refused" && <Notice tone="danger">{t("promotion.shop_refused")}</Notice>}
        <Turns operated={operated}>
          {codes.brought && (
            <Button
              variant="default"
              aria-expanded={showsCodes}
              onClick={() => setShowsCodes(!showsCodes)}
            >
              {t("promotion.bring_codes")}
            </Button>
          )}
        </Turns>
        {showsCodes && <Codes id={operated.id} />}
      </div>
    </Card>
  );
}

// What unlocks it, in a few words.
function Unlocks({ operated }: { operated: OperatedPromotion }) {
  const t = useText();
  const optional = useOptionalText();
  const { unlock } = operated.promotion;
  if (unlock.kind === "badge") {
    const name = optional(`badge.${unlock.badge}`) ?? unlock.badge;
    const tier = unlock.tier && optional(`tier.${unlock.tier}`);
    return <span>{t("promotion.for_badge", { badge: tier ? `${name}, ${tier}` : name })}</span>;
  }
  if (unlock.kind === "level") return <span>{t("offer.for_level", { level: unlock.level })}</span>;
  if (unlock.kind === "challenge" && unlock.result === "rank") {
    return <span>{t("promotion.for_rank", { rank: unlock.rank ?? 1 })}</span>;
  }
  if (unlock.kind === "challenge") return <span>{t(`promotion_result.${unlock.result}`)}</span>;
  if (unlock.kind === "open") return <span>{t("promotion.for_everybody")}</span>;
  return <span>{t(`promotion_unlock.${unlock.kind}`)}</span>;
}

function Audience({ operated }: { operated: OperatedPromotion }) {
  const t = useText();
  const locale = useLocale();
  const { countries, region, min_level } = operated.promotion;
  const where = region ?? countries?.map((code) => countryName(code, locale)).join(", ");
  return (
    <>
      {where && <span>{where}</span>}
      {min_level != null && min_level > 1 && (
        <span>{t("promotion.from_level", { level: min_level })}</span>
      )}
    </>
  );
}

function Turns({ operated, children }: { operated: OperatedPromotion; children: React.ReactNode }) {
  const t = useText();
  const turn = useTurnPromotion(operated.id);
  const [asks, setAsks] = useState(false);
  const { phase, id } = operated;
  return (
    <>
      {turn.isError && <Refused error={turn.error} />}
      <div className={styles.actions}>
        {phase !== "ended" && (
          <Button
            variant="default"
            leftSection={<Icon name="edit" size={18} />}
            renderRoot={(props) => (
              <Link to="/operator/promotions/$id" params={{ id }} {...props} />
            )}
          >
            {t("promotion.edit")}
          </Button>
        )}
        {children}
        {(phase === "running" || phase === "planned") && (
          <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate("pause")}>
            {t("promotion.pause")}
          </Button>
        )}
        {phase === "paused" && (
          <Button loading={turn.isPending} onClick={() => turn.mutate("resume")}>
            {t("promotion.resume")}
          </Button>
        )}
        {phase !== "ended" && (
          <Button variant="default" onClick={() => setAsks(true)}>
            {t("promotion.end")}
          </Button>
        )}
      </div>
      <Confirm
        opened={asks}
        title={t("promotion.end_title", { title: operated.promotion.title })}
        action={t("promotion.end")}
        busy={turn.isPending}
        onConfirm={() => turn.mutate("end", { onSettled: () => setAsks(false) })}
        onClose={() => setAsks(false)}
      >
        {t("promotion.end_words")}
      </Confirm>
    </>
  );
}

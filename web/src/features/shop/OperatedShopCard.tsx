import { Button } from "@mantine/core";
import { useState } from "react";
import type { OperatedShop, ProductFeed } from "../../api";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { FeedForm } from "./FeedForm";
import { FeedPanel } from "./FeedPanel";
import { useChangeShop, useCreateFeed, useRotate } from "./operating";
import { Secret } from "./Secret";
import styles from "./Shop.module.css";
import { ShopForm } from "./ShopForm";

export function OperatedShopCard({ shop, feeds }: { shop: OperatedShop; feeds: ProductFeed[] }) {
  const t = useText();
  const change = useChangeShop(shop.id);
  const rotate = useRotate(shop.id);
  const create = useCreateFeed();
  const [open, setOpen] = useState<"edit" | "feed" | "rotate" | null>(null);
  const toggle = (what: "edit" | "feed") => setOpen(open === what ? null : what);
  const isOpen = shop.state === "open";
  return (
    <Card
      title={shop.name}
      aside={
        <Pill tone={isOpen ? "turf" : "plain"}>{t(isOpen ? "shops.open" : "shops.paused")}</Pill>
      }
    >
      <div className="stack">
        <p className={styles.where}>
          {shop.adapter === "vendure" ? "Vendure" : t("shops.adapter_generic")} · {shop.cart_url}
        </p>
        {rotate.data?.webhook_secret && (
          <Secret shop={shop.name} secret={rotate.data.webhook_secret} />
        )}
        <div className={styles.actions}>
          <Button variant="default" aria-expanded={open === "feed"} onClick={() => toggle("feed")}>
            {t("shops.new_feed")}
          </Button>
          <Button variant="default" aria-expanded={open === "edit"} onClick={() => toggle("edit")}>
            {t("shops.edit")}
          </Button>
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ state: isOpen ? "paused" : "open" })}
          >
            {t(isOpen ? "shops.pause" : "shops.reopen")}
          </Button>
          <Button variant="default" loading={rotate.isPending} onClick={() => setOpen("rotate")}>
            {t("shops.rotate")}
          </Button>
        </div>
        {change.isError && open !== "edit" && <Refused error={change.error} />}
        {rotate.isError && <Refused error={rotate.error} />}
        <Confirm
          opened={open === "rotate"}
          title={t("shops.rotate")}
          action={t("shops.rotate")}
          onClose={() => setOpen(null)}
          onConfirm={() => {
            setOpen(null);
            rotate.mutate();
          }}
        >
          {t("shops.rotate_words")}
        </Confirm>
        {open === "edit" && (
          <ShopForm
            shop={shop}
            busy={change.isPending}
            error={change.error}
            action={t("common.save")}
            onSave={(draft) => change.mutate(draft, { onSuccess: () => setOpen(null) })}
          />
        )}
        {open === "feed" && (
          <FeedForm
            shop={shop.id}
            busy={create.isPending}
            error={create.error}
            onSave={(draft) => create.mutate(draft, { onSuccess: () => setOpen(null) })}
          />
        )}
        {feeds.length === 0 && open !== "feed" && <p className="quiet">{t("shops.no_feed")}</p>}
        {feeds.map((feed) => (
          <FeedPanel key={feed.id} feed={feed} shop={shop.name} />
        ))}
      </div>
    </Card>
  );
}

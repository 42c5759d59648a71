import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { OperatedShopCard } from "./OperatedShopCard";
import { feedsQuery, shopsQuery, useCreateShop } from "./operating";
import { Secret } from "./Secret";
import { ShopForm } from "./ShopForm";

// The shops of this installation and their feeds, for those who run it.
export function ShopsPage() {
  const t = useText();
  const shops = useQuery(shopsQuery);
  const feeds = useQuery(feedsQuery);
  const create = useCreateShop();
  const [adding, setAdding] = useState(false);
  const error = shops.error ?? feeds.error;
  return (
    <Page
      title={t("shops.title")}
      aside={
        <Button
          leftSection={<Icon name="plus" size={18} />}
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          {t("shops.new")}
        </Button>
      }
    >
      {create.data?.webhook_secret && (
        <Secret shop={create.data.shop.name} secret={create.data.webhook_secret} />
      )}
      {adding && (
        <Card title={t("shops.new")}>
          <ShopForm
            busy={create.isPending}
            error={create.error}
            action={t("shops.create")}
            onSave={(draft) => create.mutate(draft, { onSuccess: () => setAdding(false) })}
          />
        </Card>
      )}
      {error != null && <Refused error={error} retry={() => shops.refetch()} />}
      {(shops.isPending || feeds.isPending) && <Bones rows={2} height={180} />}
      {shops.data?.length === 0 && !adding && (
        <Empty title={t("shops.none")}>{t("shops.none_words")}</Empty>
      )}
      {feeds.data &&
        shops.data?.map((shop) => (
          <OperatedShopCard
            key={shop.id}
            shop={shop}
            feeds={feeds.data.filter((feed) => feed.shop === shop.id)}
          />
        ))}
    </Page>
  );
}

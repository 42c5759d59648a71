import { useInfiniteQuery } from "@tanstack/react-query";
import type { OperatedOrder } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { More } from "../../ui/More";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import { ordersQuery } from "./promotions";
import { money } from "./worth";

// Orders as shops told us of them, and how each was found to be somebody's.
export function Orders() {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const orders = useInfiniteQuery(ordersQuery);
  const rows = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<OperatedOrder>[] = [
    { key: "number", title: t("order.number"), cell: (order) => order.number },
    {
      key: "at",
      title: t("order.placed"),
      cell: (order) => formatInstant(order.placed_at ?? order.received_at, zone, locale),
    },
    { key: "shop", title: t("promotion_form.shop"), cell: (order) => order.shop },
    {
      key: "total",
      title: t("order.total"),
      numeric: true,
      cell: (order) =>
        order.total_minor != null && order.currency
          ? money(order.total_minor, order.currency, locale)
          : "–",
    },
    { key: "state", title: t("order.state"), cell: (order) => <State order={order} /> },
    {
      key: "whose",
      title: t("order.whose"),
      cell: (order) => <Whose order={order} />,
    },
  ];
  return (
    <Card title={t("order.orders")}>
      <div className="stack">
        {orders.isPending && <Bones rows={2} height={48} />}
        {orders.isError && <Refused error={orders.error} retry={() => orders.refetch()} />}
        {orders.isSuccess && rows.length === 0 && <p className="quiet">{t("order.none")}</p>}
        {rows.length > 0 && (
          <Table
            caption={t("order.orders")}
            columns={columns}
            rows={rows}
            rowKey={(order) => order.id}
          />
        )}
        <More list={orders} />
      </div>
    </Card>
  );
}

function State({ order }: { order: OperatedOrder }) {
  const t = useText();
  const locale = useLocale();
  if (order.cancelled) return <Pill>{t("order.cancelled")}</Pill>;
  if (order.refunded_whole) return <Pill>{t("order.refunded")}</Pill>;
  if (order.refunded_minor > 0 && order.currency) {
    const sum = money(order.refunded_minor, order.currency, locale);
    return <Pill tone="flood">{t("order.refunded_partly", { sum })}</Pill>;
  }
  if (order.total_minor == null) return <Pill>{t("order.incomplete")}</Pill>;
  return <Pill tone="turf">{t("order.paid")}</Pill>;
}

function Whose({ order }: { order: OperatedOrder }) {
  const t = useText();
  const words =
    order.attribution === "code"
      ? t("order.by_code", { promotion: order.promotion ?? "" })
      : t(order.attribution === "click" ? "order.by_click" : "order.nobodys");
  return (
    <>
      {words} {order.code_reused && <Pill tone="danger">{t("order.code_reused")}</Pill>}
    </>
  );
}

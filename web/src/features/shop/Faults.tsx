import { useInfiniteQuery } from "@tanstack/react-query";
import type { FeedFault } from "../../api";
import { useSaid, useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { More } from "../../ui/More";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import { faultsQuery } from "./operating";

// Products that a reading left out, each with its line and the reason.
export function Faults({ feed, run, of }: { feed: string; run: number; of: string }) {
  const t = useText();
  const said = useSaid();
  const measures = useMeasures();
  const list = useInfiniteQuery(faultsQuery(feed, run));
  if (list.isPending) return <Bones rows={2} height={44} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const columns: Column<FeedFault>[] = [
    {
      key: "line",
      title: t("feeds.line"),
      numeric: true,
      cell: (fault) => measures.number(fault.line),
    },
    { key: "item", title: t("feeds.item"), cell: (fault) => fault.item ?? "–" },
    { key: "field", title: t("feeds.field"), cell: (fault) => <code>{fault.field}</code> },
    { key: "reason", title: t("feeds.reason"), cell: (fault) => said(fault.reason) },
  ];
  return (
    <>
      <Table
        caption={`${t("feeds.left_out")}: ${of}`}
        columns={columns}
        rows={list.data.pages.flatMap((page) => page.items)}
        rowKey={(fault) => fault.number}
      />
      <More list={list} />
    </>
  );
}

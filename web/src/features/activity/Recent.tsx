import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { ActivityRows } from "./ActivityRows";
import { activitiesQuery } from "./activities";

// The latest activities on the home page; before the first one, an invitation stands in their place.
export function Recent({ invitation }: { invitation: ReactNode }) {
  const t = useText();
  const list = useInfiniteQuery(activitiesQuery({}, 6));
  if (list.isPending) return <Bones rows={3} height={78} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data.pages[0]?.items ?? [];
  if (items.length === 0) return invitation;
  return (
    <Card flush title={t("home.recent")} aside={<Link to="/activities">{t("home.see_all")}</Link>}>
      <ActivityRows items={items} />
    </Card>
  );
}

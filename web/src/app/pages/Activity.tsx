import { getRouteApi } from "@tanstack/react-router";
import { ActivityPage } from "../../features/activity/ActivityPage";
import { EarnedPanel } from "../../features/rewards/EarnedPanel";
import { TalkCard } from "../../features/social/TalkCard";
import { PlannedPanel } from "../../features/training/PlannedPanel";

const route = getRouteApi("/activities/$id");

export function Activity() {
  const { id } = route.useParams();
  const { as } = route.useSearch();
  return (
    <ActivityPage
      key={id}
      id={id}
      eyes={as}
      EarnedPanel={EarnedPanel}
      PlannedPanel={PlannedPanel}
      Talk={TalkCard}
    />
  );
}

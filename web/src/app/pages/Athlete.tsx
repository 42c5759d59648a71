import { getRouteApi } from "@tanstack/react-router";
import { ActivityRows } from "../../features/activity/ActivityRows";
import { BadgeShelf } from "../../features/rewards/BadgeShelf";
import { AthletePage } from "../../features/social/AthletePage";

const route = getRouteApi("/@{$handle}");

export function Athlete() {
  const { handle } = route.useParams();
  return <AthletePage key={handle} handle={handle} Activities={ActivityRows} Badges={BadgeShelf} />;
}

import { ActivityRows } from "../../features/activity/ActivityRows";
import { EarnedLine } from "../../features/rewards/EarnedLine";
import { FeedPage } from "../../features/social/FeedPage";

export function Feed() {
  return <FeedPage Activities={ActivityRows} Earned={EarnedLine} />;
}

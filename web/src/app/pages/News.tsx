import { useTitleOf } from "../../features/activity/titles";
import { NewsPage } from "../../features/social/NewsPage";

export function News() {
  return <NewsPage titleOf={useTitleOf()} />;
}

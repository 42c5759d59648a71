import { useInfiniteQuery } from "@tanstack/react-query";
import type { Activity } from "../../api";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Comments } from "./Comments";
import { KudosButton } from "./KudosButton";
import { kudosQuery } from "./talk";

// Kudos and comments on the page of an activity.
export function TalkCard({ activity }: { activity: Activity }) {
  const t = useText();
  const kudos = useInfiniteQuery(kudosQuery(activity.id));
  const first = kudos.data?.pages[0];
  return (
    <Card
      title={t("comments.title")}
      aside={first && <KudosButton activityId={activity.id} mine={activity.mine} kudos={first} />}
    >
      <Comments activityId={activity.id} />
    </Card>
  );
}

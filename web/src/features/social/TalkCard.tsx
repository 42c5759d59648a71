import { ActionIcon } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Activity } from "../../api";
import { useReport } from "../../lib/reporting";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/icons";
import { Comments } from "./Comments";
import { KudosButton } from "./KudosButton";
import { kudosQuery } from "./talk";

// Kudos and comments on the page of an activity.
export function TalkCard({ activity }: { activity: Activity }) {
  const t = useText();
  const kudos = useInfiniteQuery(kudosQuery(activity.id));
  const report = useReport();
  const first = kudos.data?.pages[0];
  return (
    <Card
      title={t("comments.title")}
      aside={
        <span className="row">
          {first && <KudosButton activityId={activity.id} mine={activity.mine} kudos={first} />}
          {report && !activity.mine && (
            <ActionIcon
              size={36}
              variant="default"
              aria-label={t("report.title_activity")}
              onClick={() => report({ kind: "activity", thing_id: activity.id })}
            >
              <Icon name="flag" size={18} />
            </ActionIcon>
          )}
        </span>
      }
    >
      <Comments activityId={activity.id} />
    </Card>
  );
}

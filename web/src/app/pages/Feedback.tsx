import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../features/identity/me";
import { FeedbackPage } from "../../features/insight/FeedbackPage";

export function Feedback() {
  return <FeedbackPage me={useQuery(meQuery).data?.id} />;
}

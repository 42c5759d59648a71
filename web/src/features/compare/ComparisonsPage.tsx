import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { AgeGrades } from "./AgeGrades";
import { ownComparisonQuery } from "./comparisons";
import { Region } from "./Region";
import { Spans } from "./Spans";
import { WithFriends } from "./WithFriends";

export function ComparisonsPage() {
  const t = useText();
  const own = useQuery(ownComparisonQuery);
  return (
    <Page title={t("compare.title")} over={<Link to="/progress">{t("nav.progress")}</Link>}>
      {own.isPending && <Bones rows={3} height={260} />}
      {own.isError && <Refused error={own.error} retry={() => own.refetch()} />}
      {own.data && (
        <>
          <Spans comparison={own.data} />
          <AgeGrades comparison={own.data} />
        </>
      )}
      <WithFriends />
      <Region asksSex={own.data?.gradable === false} />
    </Page>
  );
}

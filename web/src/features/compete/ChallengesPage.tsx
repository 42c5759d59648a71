import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { ChallengeRows } from "./ChallengeRows";
import { challengesQuery } from "./challenges";

// Running, coming and past challenges of one's region and among one's friends.
export function ChallengesPage() {
  const t = useText();
  const list = useInfiniteQuery(challengesQuery);
  const first = list.data?.pages[0];
  const past = list.data?.pages.flatMap((page) => page.past.items) ?? [];
  const none = first && first.running.length + first.coming.length + past.length === 0;
  return (
    <Page
      title={t("nav.challenges")}
      aside={
        <Button
          component={Link}
          to="/challenges/new"
          variant="default"
          leftSection={<Icon name="plus" size={18} />}
        >
          {t("challenge.new_among_friends")}
        </Button>
      }
    >
      {list.isPending && <Bones rows={4} height={96} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {none && <Empty title={t("challenge.none")}>{t("challenge.none_words")}</Empty>}
      {first && first.running.length > 0 && (
        <Card flush title={t("challenge.running_now")}>
          <ChallengeRows items={first.running} />
        </Card>
      )}
      {first && first.coming.length > 0 && (
        <Card flush title={t("challenge.coming_next")}>
          <ChallengeRows items={first.coming} />
        </Card>
      )}
      {past.length > 0 && (
        <Card flush title={t("challenge.past")}>
          <ChallengeRows items={past} />
          <More list={list} />
        </Card>
      )}
    </Page>
  );
}

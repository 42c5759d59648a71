import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LoadCard } from "../../features/activity/LoadCard";
import { Recent } from "../../features/activity/Recent";
import { WeekCard } from "../../features/activity/WeekCard";
import { weekQuery } from "../../features/activity/week";
import { ChallengesCard } from "../../features/compete/ChallengesCard";
import { LevelCard } from "../../features/rewards/LevelCard";
import { NewOfferCard } from "../../features/shop/NewOfferCard";
import { SuggestionCard } from "../../features/shop/SuggestionCard";
import { TodayCard } from "../../features/training/TodayCard";
import { useText } from "../../lib/text";
import { useTimeZone, useToday, useViewer } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { greetingKey } from "../greeting";
import styles from "./Home.module.css";

export function Home() {
  const t = useText();
  const viewer = useViewer();
  const zone = useTimeZone();
  const week = useQuery(weekQuery(useToday()));
  const firstName = viewer?.name.split(/\s+/)[0] ?? "";

  return (
    <Page title={t("nav.home")} heading={t(greetingKey(new Date(), zone), { name: firstName })}>
      <div className={styles.columns}>
        <div className={styles.main}>
          {week.isPending && <Bones rows={1} height={360} />}
          {week.isError && <Refused error={week.error} retry={() => week.refetch()} />}
          {week.data && <WeekCard week={week.data} />}
          <Recent invitation={<Invitation />} />
        </div>
        <div className={styles.side}>
          <NewOfferCard />
          <TodayCard />
          <LevelCard />
          <ChallengesCard />
          <SuggestionCard />
          {week.data && <LoadCard load={week.data.load} />}
        </div>
      </div>
    </Page>
  );
}

function Invitation() {
  const t = useText();
  return (
    <Empty
      title={t("home.empty")}
      action={
        <Button
          component={Link}
          to="/upload"
          size="md"
          leftSection={<Icon name="upload" size={18} />}
        >
          {t("home.first_upload")}
        </Button>
      }
    >
      {t("home.empty_words")}
    </Empty>
  );
}

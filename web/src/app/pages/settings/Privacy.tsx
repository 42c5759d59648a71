import { Preview } from "../../../features/activity/privacy/Preview";
import {
  HidePast,
  PrivacyForm,
  SportAudiences,
} from "../../../features/activity/privacy/PrivacyForm";
import { ZonesCard } from "../../../features/activity/privacy/ZonesCard";
import { Coaches } from "../../../features/social/Coaches";
import { FindSettings } from "../../../features/social/FindSettings";
import { FollowSettings } from "../../../features/social/FollowSettings";
import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";

export function Privacy() {
  const t = useText();
  return (
    <Page title={t("privacy.title")} narrow>
      <Card title={t("zones.title")}>
        <ZonesCard />
      </Card>
      <Card title={t("privacy.preview")}>
        <Preview />
      </Card>
      <Card title={t("privacy.parts")}>
        <PrivacyForm />
      </Card>
      <Card title={t("find.title")}>
        <FindSettings />
      </Card>
      <Card title={t("follows.settings")}>
        <FollowSettings />
      </Card>
      <Card title={t("coaches.title")}>
        <Coaches />
      </Card>
      <Card title={t("privacy.sports")}>
        <SportAudiences />
      </Card>
      <Card title={t("privacy.past")}>
        <HidePast />
      </Card>
    </Page>
  );
}

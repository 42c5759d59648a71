import { BodyForm } from "../../../features/activity/BodyForm";
import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";

export function Body() {
  const t = useText();
  return (
    <Page title={t("settings.body")} narrow>
      <Card>
        <BodyForm />
      </Card>
    </Page>
  );
}

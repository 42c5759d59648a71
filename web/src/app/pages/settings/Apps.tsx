import { ConnectedApps } from "../../../features/identity/apps/ConnectedApps";
import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";

export function Apps() {
  const t = useText();
  return (
    <Page title={t("apps.connected")} narrow>
      <Card>
        <ConnectedApps />
      </Card>
    </Page>
  );
}

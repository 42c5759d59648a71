import { ConsentHistory } from "../../../features/identity/ConsentHistory";
import { Consents } from "../../../features/identity/Consents";
import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";

export function Allowed() {
  const t = useText();
  return (
    <Page title={t("consents.title")} narrow>
      <p className="quiet">{t("consents.settings_words")}</p>
      <Card>
        <Consents screen="settings" />
      </Card>
      <Card title={t("consents.history")}>
        <ConsentHistory />
      </Card>
    </Page>
  );
}

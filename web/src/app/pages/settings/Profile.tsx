import { AccountForm } from "../../../features/identity/AccountForm";
import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";
import { ThemeSwitch } from "../../ThemeSwitch";

export function Profile() {
  const t = useText();
  return (
    <Page title={t("nav.settings")} narrow>
      <Card title={t("settings.profile")}>
        <AccountForm />
      </Card>
      <Card title={t("settings.look")}>
        <ThemeSwitch />
      </Card>
    </Page>
  );
}

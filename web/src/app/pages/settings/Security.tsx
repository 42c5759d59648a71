import { Devices } from "../../../features/identity/Devices";
import { Elsewhere } from "../../../features/identity/Elsewhere";
import { EmailForm } from "../../../features/identity/EmailForm";
import { Passkeys } from "../../../features/identity/Passkeys";
import { PasswordForm } from "../../../features/identity/PasswordForm";
import { SecondStep } from "../../../features/identity/SecondStep";
import { WhoLooked } from "../../../features/safety/WhoLooked";
import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";

export function Security() {
  const t = useText();
  return (
    <Page title={t("settings.security")} narrow>
      <Card title={t("settings.passkeys")}>
        <Passkeys />
      </Card>
      <Card title={t("settings.password")}>
        <PasswordForm />
      </Card>
      <Card title={t("second_step.title")}>
        <SecondStep />
      </Card>
      <Card title={t("email.title")}>
        <EmailForm />
      </Card>
      <Elsewhere />
      <div id="devices">
        <Card title={t("settings.devices")}>
          <Devices />
        </Card>
      </div>
      <Card title={t("audit.mine_title")}>
        <WhoLooked />
      </Card>
    </Page>
  );
}

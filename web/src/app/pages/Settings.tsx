import { BodyForm } from "../../features/activity/BodyForm";
import { AccountForm } from "../../features/identity/AccountForm";
import { Devices } from "../../features/identity/Devices";
import { Passkeys } from "../../features/identity/Passkeys";
import { PasswordForm } from "../../features/identity/PasswordForm";
import { SecondStep } from "../../features/identity/SecondStep";
import { WhoLooked } from "../../features/safety/WhoLooked";
import { ShopSwitch } from "../../features/shop/ShopSwitch";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { ThemeSwitch } from "../ThemeSwitch";

export function Settings() {
  const t = useText();
  return (
    <Page title={t("nav.settings")} narrow>
      <Card title={t("settings.profile")}>
        <AccountForm />
      </Card>
      <Card title={t("settings.look")}>
        <ThemeSwitch />
      </Card>
      <Card title={t("settings.body")}>
        <BodyForm />
      </Card>
      <Card title={t("nav.shop")}>
        <ShopSwitch />
      </Card>
      <Card title={t("settings.passkeys")}>
        <Passkeys />
      </Card>
      <Card title={t("settings.password")}>
        <PasswordForm />
      </Card>
      <Card title={t("second_step.title")}>
        <SecondStep />
      </Card>
      <Card title={t("settings.devices")}>
        <Devices />
      </Card>
      <Card title={t("audit.mine_title")}>
        <WhoLooked />
      </Card>
    </Page>
  );
}

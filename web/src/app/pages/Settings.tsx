import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { BodyForm } from "../../features/activity/BodyForm";
import { AccountForm } from "../../features/identity/AccountForm";
import { ConnectedApps } from "../../features/identity/apps/ConnectedApps";
import { ConsentHistory } from "../../features/identity/ConsentHistory";
import { Consents } from "../../features/identity/Consents";
import { Devices } from "../../features/identity/Devices";
import { Elsewhere } from "../../features/identity/Elsewhere";
import { EmailForm } from "../../features/identity/EmailForm";
import { Passkeys } from "../../features/identity/Passkeys";
import { PasswordForm } from "../../features/identity/PasswordForm";
import { SecondStep } from "../../features/identity/SecondStep";
import { WhoLooked } from "../../features/safety/WhoLooked";
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
      <Card title={t("privacy.title")}>
        <p className="quiet">{t("privacy.link_why")}</p>
        <Button component={Link} to="/settings/privacy" variant="default">
          {t("privacy.link")}
        </Button>
      </Card>
      <Card title={t("news.title")}>
        <p className="quiet">{t("news.link_why")}</p>
        <Button component={Link} to="/settings/notifications" variant="default">
          {t("news.link")}
        </Button>
      </Card>
      <Card title={t("data.title")}>
        <p className="quiet">{t("data.link_why")}</p>
        <Button component={Link} to="/settings/data" variant="default">
          {t("data.link")}
        </Button>
      </Card>
      <Card title={t("settings.look")}>
        <ThemeSwitch />
      </Card>
      <Card title={t("consents.title")}>
        <div className="stack" id="allowed">
          <p className="quiet">{t("consents.settings_words")}</p>
          <Consents screen="settings" />
        </div>
      </Card>
      <Card title={t("consents.history")}>
        <ConsentHistory />
      </Card>
      <Card title={t("settings.body")}>
        <BodyForm />
      </Card>
      <Card title={t("email.title")}>
        <EmailForm />
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
      <Elsewhere />
      <Card title={t("apps.connected")}>
        <ConnectedApps />
      </Card>
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

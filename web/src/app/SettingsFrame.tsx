// The frame of every page of settings: one row of places, and the page below.
import { Link, Outlet } from "@tanstack/react-router";
import { useText } from "../lib/text";
import { Places } from "../ui/Places";

export function SettingsFrame() {
  const t = useText();
  return (
    <>
      <Places label={t("nav.settings")}>
        <Link to="/settings" activeOptions={{ exact: true }}>
          {t("settings.profile")}
        </Link>
        <Link to="/settings/body">{t("settings.place_body")}</Link>
        <Link to="/settings/privacy">{t("privacy.title")}</Link>
        <Link to="/settings/allowed">{t("consents.title")}</Link>
        <Link to="/settings/notifications">{t("news.title")}</Link>
        <Link to="/settings/security">{t("settings.place_security")}</Link>
        <Link to="/settings/apps">{t("settings.place_apps")}</Link>
        <Link to="/settings/data">{t("data.title")}</Link>
      </Places>
      <Outlet />
    </>
  );
}

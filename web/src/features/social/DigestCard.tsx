import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { NotificationSettings } from "../../api";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { useTell } from "../../ui/tell";
import { useSetNews } from "./news";

const RHYTHMS = ["off", "daily", "weekly"] as const;

// How often a letter tells of what was not seen. Everybody begins without.
export function DigestCard({ settings }: { settings: NotificationSettings }) {
  const t = useText();
  const tell = useTell();
  const set = useSetNews();
  const choose = (word: string) => {
    const digest = RHYTHMS.find((rhythm) => rhythm === word);
    return tell(set.mutateAsync({ kinds: [], quiet: settings.quiet, digest }), t("common.saved"));
  };
  return (
    <Card title={t("digest.title")}>
      <div className="stack">
        <p className="quiet">{t("digest.words")}</p>
        <SegmentedControl
          aria-label={t("digest.title")}
          value={settings.digest}
          disabled={set.isPending}
          onChange={choose}
          data={RHYTHMS.map((value) => ({ value, label: t(`digest.${value}`) }))}
        />
        {settings.digest !== "off" && !settings.reached_by_mail && (
          <Notice>
            {t("digest.no_address")} <Link to="/settings/security">{t("digest.confirm")}</Link>
          </Notice>
        )}
      </div>
    </Card>
  );
}

import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { followSettingsQuery, useLetFollow } from "./follows";

// Whether people may follow one, and what that means. It is saved as it is chosen.
export function FollowSettings() {
  const t = useText();
  const tell = useTell();
  const settings = useQuery(followSettingsQuery);
  const set = useLetFollow();
  if (settings.isPending) return <Bones rows={1} height={60} />;
  if (settings.isError) return <Refused error={settings.error} retry={() => settings.refetch()} />;
  const { open, followers } = settings.data;
  return (
    <div className="stack">
      <Switch
        label={t("follows.open")}
        description={t("follows.open_words")}
        checked={open}
        disabled={set.isPending}
        onChange={(event) => tell(set.mutateAsync(event.currentTarget.checked), t("common.saved"))}
      />
      {followers.count > 0 && (
        <p className="quiet">
          <Link to="/friends" search={{ show: "followers" }}>
            {t("follows.count", { count: followers.count })}
          </Link>
          {!open && ` · ${t("follows.paused")}`}
        </p>
      )}
    </div>
  );
}

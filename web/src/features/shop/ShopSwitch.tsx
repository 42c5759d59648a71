import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Refused } from "../../ui/Refused";
import { settingsQuery, useSettings } from "./shop";

// In the settings: whether goods are suggested at all.
export function ShopSwitch() {
  const t = useText();
  const settings = useQuery(settingsQuery);
  const change = useSettings();
  if (settings.isPending) return <Bones rows={1} height={44} />;
  if (settings.isError) return <Refused error={settings.error} retry={() => settings.refetch()} />;
  const { suggestions, may_choose: mayChoose } = settings.data;
  return (
    <div className="stack" id="suggestions">
      <Switch
        label={t("shop.switch")}
        description={t(mayChoose ? "shop.switch_words" : "shop.minor_words")}
        checked={change.isPending ? change.variables : suggestions}
        disabled={!mayChoose}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
      {change.isError && <Refused error={change.error} />}
    </div>
  );
}

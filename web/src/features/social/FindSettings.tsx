import { Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { FOUND_BY, findSettingsQuery, useSetFoundBy } from "./friends";

// Who finds one beside friends. It is saved as it is chosen.
export function FindSettings() {
  const t = useText();
  const tell = useTell();
  const settings = useQuery(findSettingsQuery);
  const set = useSetFoundBy();
  if (settings.isPending) return <Bones rows={3} height={44} />;
  if (settings.isError) return <Refused error={settings.error} retry={() => settings.refetch()} />;
  const choose = (word: string) => {
    const foundBy = FOUND_BY.find((one) => one === word);
    if (foundBy) tell(set.mutateAsync(foundBy), t("common.saved"));
  };
  return (
    <Radio.Group
      aria-label={t("find.title")}
      description={t("find.sheltered")}
      descriptionProps={{ mb: "sm" }}
      value={settings.data.found_by}
      onChange={choose}
    >
      <div className="stack">
        {FOUND_BY.map((one) => (
          <Radio
            key={one}
            value={one}
            label={t(`find.${one}`)}
            description={t(`find.${one}_words`)}
            disabled={set.isPending}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

import { Button, SegmentedControl, Select, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Audience, Privacy } from "../../../api";
import { useAudiences } from "../../../lib/audiences";
import { knownSport, SPORTS } from "../../../lib/sports";
import { useText } from "../../../lib/text";
import { Bones } from "../../../ui/Bones";
import { Confirm } from "../../../ui/Confirm";
import { Refused } from "../../../ui/Refused";
import { useSay } from "../../../ui/Toasts";
import { useTell } from "../../../ui/tell";
import styles from "./Privacy.module.css";
import { privacyQuery, useDecide, useHidePast, useSportAudience } from "./privacy";

export const PARTS = ["map", "start", "notes", "gear", "power", "heart_rate"] as const;

// Who sees which part, unless an activity says otherwise. Each choice is saved as it is made.
export function PrivacyForm() {
  const privacy = useQuery(privacyQuery);
  if (privacy.isPending) return <Bones rows={6} height={60} />;
  if (privacy.isError) return <Refused error={privacy.error} retry={() => privacy.refetch()} />;
  return <Form privacy={privacy.data} />;
}

function Form({ privacy }: { privacy: Privacy }) {
  const t = useText();
  const say = useSay();
  const audiences = useAudiences();
  const decide = useDecide();
  const save = (change: Partial<Pick<Privacy, "parts" | "high_risk">>) =>
    decide.mutate(
      { parts: privacy.parts, high_risk: privacy.high_risk, ...change },
      { onSuccess: () => say(t("common.saved")) },
    );
  return (
    <div className="stack">
      <p className="quiet">{t("privacy.parts_why")}</p>
      <p className="quiet">{t("audience.groups_why")}</p>
      {decide.isError && <Refused error={decide.error} />}
      {PARTS.map((part) => (
        <div key={part}>
          <p className="mantine-InputWrapper-label">{t(`privacy.part.${part}`)}</p>
          <p className={styles.why}>{t(`privacy.part_why.${part}`)}</p>
          <SegmentedControl
            fullWidth
            aria-label={t(`privacy.part.${part}`)}
            value={privacy.parts[part]}
            data={audiences}
            onChange={(chosen) => save({ parts: { ...privacy.parts, [part]: chosen as Audience } })}
          />
        </div>
      ))}
      <Switch
        label={t("privacy.high_risk")}
        description={t("privacy.high_risk_why")}
        checked={privacy.high_risk}
        onChange={(event) => save({ high_risk: event.currentTarget.checked })}
      />
    </div>
  );
}

// Sports whose new activities are for other people than the rest.
export function SportAudiences() {
  const t = useText();
  const audiences = useAudiences();
  const privacy = useQuery(privacyQuery);
  const change = useSportAudience();
  if (!privacy.data) return <Bones rows={1} height={60} />;
  const chosen = new Set(privacy.data.sports.map(({ sport }) => sport));
  const left = SPORTS.filter((sport) => !chosen.has(sport));
  return (
    <div className="stack">
      <p className="quiet">{t("privacy.sports_why")}</p>
      {change.isError && <Refused error={change.error} />}
      {privacy.data.sports.map(({ sport, audience }) => (
        <div key={sport}>
          <p className="mantine-InputWrapper-label">{t(`sport.${knownSport(sport)}`)}</p>
          <div className={styles.sport}>
            <SegmentedControl
              aria-label={t(`sport.${knownSport(sport)}`)}
              value={audience}
              data={audiences}
              onChange={(wanted) => change.mutate({ sport, audience: wanted as Audience })}
            />
            <Button
              variant="default"
              aria-label={t("privacy.sport_as_all_one", { sport: t(`sport.${knownSport(sport)}`) })}
              onClick={() => change.mutate({ sport, audience: null })}
            >
              {t("privacy.sport_as_all")}
            </Button>
          </div>
        </div>
      ))}
      <Select
        label={t("privacy.sport_add")}
        placeholder={t("privacy.sport_pick")}
        data={left.map((sport) => ({ value: sport, label: t(`sport.${knownSport(sport)}`) }))}
        value={null}
        onChange={(sport) => sport && change.mutate({ sport, audience: "only_me" })}
      />
    </div>
  );
}

// Everything that was recorded so far, made less visible in one step.
export function HidePast() {
  const t = useText();
  const tell = useTell();
  const hide = useHidePast();
  const [asked, setAsked] = useState<"friends" | "only_me" | null>(null);
  const confirm = () => {
    if (!asked) return;
    tell(hide.mutateAsync(asked), ({ activities }) =>
      t("privacy.hidden", { count: activities }),
    ).then(() => setAsked(null));
  };
  return (
    <div className="stack">
      <p className="quiet">{t("privacy.past_why")}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => setAsked("friends")}>
          {t("privacy.past_friends")}
        </Button>
        <Button variant="default" onClick={() => setAsked("only_me")}>
          {t("privacy.past_only_me")}
        </Button>
      </div>
      <Confirm
        opened={asked !== null}
        title={t("privacy.past_title")}
        action={asked === "friends" ? t("privacy.past_friends") : t("privacy.past_only_me")}
        busy={hide.isPending}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      >
        {t("privacy.past_words")}
      </Confirm>
    </div>
  );
}

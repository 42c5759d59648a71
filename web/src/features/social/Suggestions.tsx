import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PersonSuggested } from "../../api";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { People } from "./People";
import styles from "./Suggestions.module.css";
import { reasonOf, suggestionsQuery, useDecline } from "./suggestions";
import { TieButtons } from "./TieButtons";

// People you may know, each with the reason, to be asked or declined. Nobody to suggest: nothing is shown.
export function Suggestions() {
  const t = useText();
  const list = useQuery(suggestionsQuery);
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  const title = t("suggestions.title");
  return (
    <Card title={title}>
      <People
        items={items}
        note={(person) => <ReasonWords suggestion={person} />}
        action={(person) => <Choices suggestion={person} />}
        label={title}
      />
    </Card>
  );
}

function ReasonWords({ suggestion }: { suggestion: PersonSuggested }) {
  const t = useText();
  const reason = reasonOf(suggestion.mutual_friends, suggestion.among);
  return reason && t(reason.key, reason.values);
}

function Choices({ suggestion }: { suggestion: PersonSuggested }) {
  const t = useText();
  const tell = useTell();
  const decline = useDecline(suggestion.id);
  const { name } = suggestion;
  return (
    <div className={styles.choices}>
      <TieButtons athlete={suggestion} relation={suggestion.relation} size="xs" />
      <Button
        size="xs"
        variant="default"
        aria-label={`${t("suggestions.decline")}: ${name}`}
        loading={decline.isPending}
        onClick={() => tell(decline.mutateAsync(), t("suggestions.declined", { name }))}
      >
        {t("suggestions.decline")}
      </Button>
    </div>
  );
}

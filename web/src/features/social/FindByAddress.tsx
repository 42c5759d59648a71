import { Button, FileButton, Switch, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Person } from "../../api";
import { addressesIn } from "../../lib/addresses";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { addressBook, addressSettingsQuery, useFindByAddress, useLetFind } from "./addresses";
import styles from "./Groups.module.css";
import { People } from "./People";
import { TieButtons } from "./TieButtons";

const ties = (person: Person) => (
  <TieButtons athlete={person} relation={person.relation} size="xs" />
);

// Whether those who have one's address find one, and, once that is so, looking for those whose address one has.
export function FindByAddress() {
  const t = useText();
  const tell = useTell();
  const settings = useQuery(addressSettingsQuery);
  const set = useLetFind();
  if (settings.isPending) return <Bones rows={1} height={120} />;
  if (settings.isError) return <Refused error={settings.error} retry={() => settings.refetch()} />;
  const { open } = settings.data;
  return (
    <Card title={t("by_address.title")}>
      <div className="stack">
        <Switch
          label={t("by_address.open")}
          description={t("by_address.open_words")}
          checked={open}
          disabled={set.isPending}
          onChange={(event) =>
            tell(set.mutateAsync(event.currentTarget.checked), t("common.saved"))
          }
        />
        {open && <Search />}
      </div>
    </Card>
  );
}

function Search() {
  const t = useText();
  const find = useFindByAddress();
  const [text, setText] = useState("");
  const book = addressBook();
  const add = (more: string) => setText((before) => [before, more].filter(Boolean).join("\n"));
  const pick = async () => {
    // Who closes the book without a choice has chosen nobody.
    const chosen = await book?.select(["email"], { multiple: true }).catch(() => []);
    add((chosen ?? []).flatMap((contact) => contact.email ?? []).join("\n"));
  };
  const count = addressesIn(text).length;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        find.mutate(text);
      }}
    >
      <Textarea
        label={t("by_address.addresses")}
        description={t("by_address.addresses_words")}
        autosize
        minRows={3}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={find.isPending} disabled={count === 0}>
          {t("by_address.find", { count })}
        </Button>
        <FileButton
          accept=".vcf,.csv,.txt,text/vcard,text/csv,text/plain"
          onChange={async (file) => file && add(addressesIn(await file.text()).join("\n"))}
        >
          {(props) => (
            <Button variant="default" {...props}>
              {t("by_address.file")}
            </Button>
          )}
        </FileButton>
        {book && (
          <Button variant="default" onClick={pick}>
            {t("by_address.book")}
          </Button>
        )}
      </div>
      {find.isError && <Refused error={find.error} />}
      <p role="status" className="quiet">
        {find.data && t("by_address.found", { count: find.data.people.length })}
      </p>
      {find.data && find.data.people.length > 0 && (
        <People items={find.data.people} action={ties} label={t("by_address.list")} />
      )}
    </form>
  );
}

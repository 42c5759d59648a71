import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { FeedDraft } from "../../api";
import { countriesQuery } from "../../api/places";
import { sortedByName } from "../../lib/countries";
import { useFaults } from "../../lib/refusals";
import { useLocale, useText } from "../../lib/text";
import { Refused } from "../../ui/Refused";
import styles from "./Shop.module.css";

interface FeedFormProps {
  shop: string;
  busy: boolean;
  error: unknown;
  onSave(draft: FeedDraft): void;
}

export function FeedForm({ shop, busy, error, onSave }: FeedFormProps) {
  const t = useText();
  const locale = useLocale();
  const faults = useFaults(error);
  const countries = useQuery(countriesQuery);
  const [source, setSource] = useState("address");
  const [country, setCountry] = useState<string | null>(null);
  const [currency, setCurrency] = useState("");
  const [address, setAddress] = useState("");
  const [hours, setHours] = useState("24");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({
      shop,
      country: country ?? "",
      currency: currency.trim().toUpperCase(),
      address: source === "address" ? address.trim() : undefined,
      every_hours: source === "address" ? Math.round(Number(hours)) || 0 : undefined,
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {error != null && <Refused error={error} />}
      <SegmentedControl
        aria-label={t("feeds.source")}
        data={[
          { value: "address", label: t("feeds.from_address") },
          { value: "file", label: t("feeds.from_file") },
        ]}
        value={source}
        onChange={setSource}
      />
      <div className={styles.grid}>
        <Select
          label={t("feeds.country")}
          searchable
          data={sortedByName(countries.data ?? [], locale).map(({ code, label }) => ({
            value: code,
            label,
          }))}
          value={country}
          error={faults.country}
          onChange={setCountry}
        />
        <TextInput
          label={t("feeds.currency")}
          placeholder="EUR"
          maxLength={3}
          value={currency}
          error={faults.currency}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
      </div>
      {source === "address" && (
        <div className={styles.grid}>
          <TextInput
            label={t("feeds.address")}
            placeholder="https://shop.example/feed.xml"
            value={address}
            error={faults.address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <TextInput
            label={t("feeds.every_hours")}
            inputMode="numeric"
            value={hours}
            error={faults.every_hours}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
        </div>
      )}
      <div className={styles.actions}>
        <Button type="submit" loading={busy}>
          {t("feeds.create")}
        </Button>
      </div>
    </form>
  );
}

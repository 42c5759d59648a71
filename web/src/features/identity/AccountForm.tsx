import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useMemo, useState } from "react";
import type { Me, MePatch } from "../../api";
import { regionsQuery } from "../../api/places";
import { useAudiences } from "../../lib/audiences";
import { countryName } from "../../lib/countries";
import { allTimeZones } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { regionsByName } from "../../lib/regions";
import {
  chooseLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  useLanguage,
  useLocale,
  useText,
} from "../../lib/text";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./AccountForm.module.css";
import { useUpdateMe } from "./accounts";
import { meQuery } from "./me";
import { NameInput } from "./NameInput";

export function AccountForm() {
  const me = useQuery(meQuery);
  return me.data ? <Form me={me.data} /> : null;
}

function Form({ me }: { me: Me }) {
  const t = useText();
  const say = useSay();
  const locale = useLocale();
  const audiences = useAudiences();
  const { setLanguage } = useLanguage();
  const update = useUpdateMe();
  const [name, setName] = useState(me.name);
  const [handle, setHandle] = useState(me.handle);
  const zones = useMemo(() => allTimeZones(me.time_zone), [me.time_zone]);
  const fields = useFaults(update.error);
  const regions = useQuery(regionsQuery(me.country));

  // Words are saved by their button; a choice is saved as it is made.
  const save = (part: MePatch) =>
    update.mutate(part, {
      onSuccess: (saved) => {
        if (part.language) setLanguage(chooseLanguage([saved.language]));
        say(t("common.saved"));
      },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ name: name.trim(), handle: handle.trim() });
  };

  return (
    <form className="stack" onSubmit={submit}>
      {update.isError && <Refused error={update.error} />}
      <div className={styles.grid}>
        <NameInput value={name} error={fields.name} onChange={setName} />
        <TextInput
          label={t("identity.handle")}
          leftSection="@"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          value={handle}
          error={fields.handle}
          onChange={(event) => setHandle(event.currentTarget.value.toLowerCase())}
        />
      </div>
      <Button
        type="submit"
        className={styles.save}
        loading={update.isPending}
        disabled={name === me.name && handle === me.handle}
      >
        {t("common.save")}
      </Button>

      <Choice label={t("settings.language")}>
        <SegmentedControl
          fullWidth
          aria-label={t("settings.language")}
          value={me.language}
          onChange={(language) => save({ language })}
          data={LANGUAGES.map((language) => ({
            value: language,
            label: <span lang={language}>{LANGUAGE_NAMES[language]}</span>,
          }))}
        />
      </Choice>
      <Choice label={t("identity.units")}>
        <SegmentedControl
          fullWidth
          aria-label={t("identity.units")}
          value={me.units}
          onChange={(units) => save({ units })}
          data={[
            { value: "metric", label: t("identity.metric") },
            { value: "imperial", label: t("identity.imperial") },
          ]}
        />
      </Choice>
      <Choice label={t("settings.default_audience")}>
        <SegmentedControl
          fullWidth
          aria-label={t("settings.default_audience")}
          value={me.default_audience}
          onChange={(audience) => save({ default_audience: audience })}
          data={audiences}
        />
        {me.default_audience === "groups" && <p className="quiet">{t("audience.groups_why")}</p>}
      </Choice>
      <Select
        label={t("identity.time_zone")}
        description={t("settings.time_zone_why")}
        data={zones}
        searchable
        allowDeselect={false}
        value={me.time_zone}
        error={fields.time_zone}
        onChange={(zone) => zone && zone !== me.time_zone && save({ time_zone: zone })}
      />
      <Select
        label={t("settings.region")}
        description={t("settings.region_why")}
        placeholder={t("settings.region_none")}
        nothingFoundMessage={t("settings.region_not_found")}
        data={regionsByName(regions.data ?? [], locale).map((region) => ({
          value: region.code,
          label: region.label,
        }))}
        searchable
        clearable
        value={me.region ?? null}
        error={fields.region}
        onChange={(region) => region !== (me.region ?? null) && save({ region })}
      />
      <p className="quiet">
        {t("settings.fixed", { email: me.email, country: countryName(me.country, locale) })}
      </p>
    </form>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="mantine-InputWrapper-label">{label}</p>
      {children}
    </div>
  );
}

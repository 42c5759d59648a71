import { Button, MultiSelect, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { PromotionDraft } from "../../api";
import { countriesQuery, regionsQuery } from "../../api/places";
import { sortedByName } from "../../lib/countries";
import { useFaults } from "../../lib/refusals";
import { regionsByName } from "../../lib/regions";
import { useLocale, useOptionalText, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { leadToFault } from "../../ui/faults";
import { KNOWN_BADGES } from "../../ui/medals/designs";
import { Medal } from "../../ui/medals/Medal";
import { Refused } from "../../ui/Refused";
import styles from "./Promotions.module.css";
import {
  DISCOUNTS,
  draftOf,
  type FieldName,
  type Fields,
  RESULTS,
  TIERS,
  UNLOCKS,
} from "./promotionFields";
import { promotionChallengesQuery } from "./promotions";

interface PromotionFormProps {
  start: Fields;
  shops: readonly { id: string; name: string }[];
  // Offers or codes exist: the shop and the discount stay.
  fixed?: boolean;
  busy: boolean;
  error: unknown;
  action: string;
  onSave(draft: PromotionDraft): void;
}

export function PromotionForm(props: PromotionFormProps) {
  const { start, shops, fixed, busy, error, action, onSave } = props;
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const [fields, setFields] = useState(start);
  const [faulty, setFaulty] = useState<FieldName[]>([]);
  const countries = useQuery(countriesQuery);
  // A part of a country belongs to one.
  const [country, ...others] = fields.countries;
  const regions = useQuery({
    ...regionsQuery(country ?? ""),
    enabled: country !== undefined && others.length === 0,
  });
  const refused = useFaults(error);
  const faultOf = (name: FieldName) =>
    faulty.includes(name) ? t("promotion_form.no_number") : refused[name];
  const change = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }));
  const input = (key: keyof Fields) => ({
    value: fields[key] as string,
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [key]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const made = draftOf(fields, zone);
    setFaulty("faulty" in made ? made.faulty : []);
    if ("draft" in made) onSave(made.draft);
    else leadToFault(event.currentTarget);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {error != null && <Refused error={error} />}
      <Card title={t("promotion_form.what")}>
        <div className="stack">
          <Select
            label={t("promotion_form.shop")}
            description={fixed ? t("promotion_form.fixed") : undefined}
            disabled={fixed}
            allowDeselect={false}
            data={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
            value={fields.shop || null}
            error={refused.shop}
            onChange={(shop) => change({ shop: shop ?? "" })}
          />
          <div className={styles.grid}>
            <Select
              label={t("promotion_form.discount")}
              disabled={fixed}
              allowDeselect={false}
              data={DISCOUNTS.map((kind) => ({
                value: kind,
                label: t(`promotion_discount.${kind}`),
              }))}
              value={fields.discount}
              onChange={(kind) => kind && change({ discount: kind as Fields["discount"] })}
            />
            {fields.discount === "percent" && (
              <TextInput
                label={t("promotion_form.percent")}
                inputMode="numeric"
                disabled={fixed}
                error={faultOf("discount")}
                {...input("percent")}
              />
            )}
            {fields.discount === "amount" && (
              <>
                <TextInput
                  label={t("promotion_form.amount")}
                  inputMode="decimal"
                  disabled={fixed}
                  error={faultOf("discount")}
                  {...input("amount")}
                />
                <TextInput
                  label={t("promotion_form.currency")}
                  placeholder="EUR"
                  maxLength={3}
                  disabled={fixed}
                  error={refused.currency}
                  {...input("currency")}
                />
              </>
            )}
          </div>
          <div className={styles.grid}>
            <TextInput
              label={t("promotion_form.title")}
              required
              withAsterisk={false}
              maxLength={80}
              error={refused.title}
              {...input("title")}
            />
            <TextInput
              label={t("promotion_form.title_ru")}
              maxLength={80}
              lang="ru"
              error={refused.title_ru}
              {...input("titleRu")}
            />
            <Textarea
              label={t("promotion_form.about")}
              autosize={false}
              rows={3}
              maxLength={500}
              error={refused.about}
              {...input("about")}
            />
            <Textarea
              label={t("promotion_form.about_ru")}
              autosize={false}
              rows={3}
              maxLength={500}
              lang="ru"
              error={refused.about_ru}
              {...input("aboutRu")}
            />
          </div>
        </div>
      </Card>
      <Card title={t("promotion_form.how")}>
        <UnlockPicker fields={fields} change={change} input={input} fault={faultOf("unlock")} />
      </Card>
      <Card title={t("promotion_form.who")}>
        <div className="stack">
          <div className={styles.grid}>
            <MultiSelect
              label={t("promotion_form.countries")}
              description={t("promotion_form.countries_hint")}
              searchable
              clearable
              data={sortedByName(countries.data ?? [], locale).map((country) => ({
                value: country.code,
                label: country.label,
              }))}
              value={fields.countries}
              error={refused.countries}
              onChange={(chosen) => change({ countries: chosen, region: "" })}
            />
            <Select
              label={t("promotion_form.region")}
              description={t("promotion_form.region_hint")}
              disabled={country === undefined || others.length > 0}
              searchable
              clearable
              nothingFoundMessage={t("settings.region_not_found")}
              data={regionsByName(regions.data ?? [], locale).map((region) => ({
                value: region.code,
                label: region.label,
              }))}
              value={fields.region || null}
              error={refused.region}
              onChange={(region) => change({ region: region ?? "" })}
            />
            <TextInput
              label={t("promotion_form.min_level")}
              description={t("promotion_form.min_level_hint")}
              inputMode="numeric"
              error={faultOf("min_level")}
              {...input("minLevel")}
            />
          </div>
          <p className="quiet">{t("promotion_form.adults")}</p>
        </div>
      </Card>
      <Card title={t("promotion_form.when")}>
        <div className="stack">
          <div className={styles.grid}>
            <TextInput
              label={t("promotion_form.starts_on")}
              type="date"
              error={faultOf("starts_at")}
              {...input("startsOn")}
            />
            <TextInput
              label={t("promotion_form.ends_on")}
              type="date"
              error={faultOf("ends_at")}
              {...input("endsOn")}
            />
            <TextInput
              label={t("promotion_form.valid_days")}
              inputMode="numeric"
              error={faultOf("valid_days")}
              {...input("validDays")}
            />
            <TextInput
              label={t("promotion_form.budget")}
              inputMode="numeric"
              error={faultOf("budget")}
              {...input("budget")}
            />
            <TextInput
              label={t("promotion_form.per_person")}
              inputMode="numeric"
              error={faultOf("per_person")}
              {...input("perPerson")}
            />
          </div>
          <Switch
            label={t("promotion_form.refund_returns")}
            checked={fields.refundReturns}
            onChange={(event) => change({ refundReturns: event.currentTarget.checked })}
          />
          <p className="quiet">{t("promotion_form.when_hint", { zone })}</p>
        </div>
      </Card>
      <div className={styles.actions}>
        <Button type="submit" loading={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}

interface UnlockPickerProps {
  fields: Fields;
  change(part: Partial<Fields>): void;
  input(key: keyof Fields): {
    value: string;
    onChange(event: { currentTarget: { value: string } }): void;
  };
  fault: string | undefined;
}

// What has to happen: each kind asks for what belongs to it.
function UnlockPicker({ fields, change, input, fault }: UnlockPickerProps) {
  const t = useText();
  const optional = useOptionalText();
  const challenges = useQuery({
    ...promotionChallengesQuery,
    enabled: fields.unlock === "challenge",
  });
  return (
    <div className={styles.grid}>
      <Select
        label={t("promotion_form.unlock")}
        allowDeselect={false}
        data={UNLOCKS.map((kind) => ({ value: kind, label: t(`promotion_unlock.${kind}`) }))}
        value={fields.unlock}
        onChange={(kind) => kind && change({ unlock: kind as Fields["unlock"] })}
      />
      {fields.unlock === "badge" && (
        <>
          <Select
            label={t("promotion_form.badge")}
            searchable
            allowDeselect={false}
            data={KNOWN_BADGES.map((badge) => ({
              value: badge,
              label: optional(`badge.${badge}`) ?? badge,
            }))}
            renderOption={({ option }) => (
              <span className={styles.option}>
                <Medal badge={option.value} size={28} />
                {option.label}
              </span>
            )}
            value={fields.badge || null}
            error={fault}
            onChange={(badge) => change({ badge: badge ?? "" })}
          />
          <Select
            label={t("promotion_form.tier")}
            allowDeselect={false}
            data={[
              { value: "", label: t("promotion_form.any_tier") },
              ...TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) })),
            ]}
            value={fields.tier}
            onChange={(tier) => change({ tier: tier ?? "" })}
          />
        </>
      )}
      {fields.unlock === "level" && (
        <TextInput
          label={t("promotion_form.level")}
          inputMode="numeric"
          error={fault}
          {...input("level")}
        />
      )}
      {fields.unlock === "challenge" && (
        <>
          <Select
            label={t("promotion_form.challenge")}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t("operator.none")}
            data={(challenges.data ?? []).map(({ challenge }) => ({
              value: challenge.id,
              label: challenge.title,
            }))}
            value={fields.challenge || null}
            error={fault}
            onChange={(challenge) => change({ challenge: challenge ?? "" })}
          />
          <Select
            label={t("promotion_form.result")}
            allowDeselect={false}
            data={RESULTS.map((result) => ({
              value: result,
              label: t(`promotion_result.${result}`),
            }))}
            value={fields.result}
            onChange={(result) => result && change({ result: result as Fields["result"] })}
          />
          {fields.result === "rank" && (
            <TextInput
              label={t("promotion_form.rank")}
              inputMode="numeric"
              error={fault}
              {...input("rank")}
            />
          )}
        </>
      )}
    </div>
  );
}

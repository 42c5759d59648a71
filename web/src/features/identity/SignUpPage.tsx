import { Button, PasswordInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import { type Country, idempotencyKey, Refusal } from "../../api";
import { countriesQuery } from "../../api/places";
import { guessCountry, sortedByName } from "../../lib/countries";
import { allTimeZones, dayOf, deviceTimeZone } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useLanguage, useLocale, useSaid, useText } from "../../lib/text";
import { type Units, unitsOfCountry } from "../../lib/units";
import { Icon } from "../../ui/icons";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { type Proof, useCreateAccount, useHandleAnswer } from "./accounts";
import { admissionOf } from "./admission";
import { Door } from "./Door";
import { suggestHandle } from "./handles";
import { NameInput } from "./NameInput";
import { useArriving, useLabelOf, useProvider } from "./openid";
import { ProviderButtons } from "./ProviderButtons";
import styles from "./SignUpPage.module.css";
import { useWelcome } from "./sessions";
import { passkeysSupported, wasCancelled } from "./webauthn";

// Two short steps: who you are, then how others find you and how you get back in.
export function SignUpPage() {
  const t = useText();
  const said = useSaid();
  const { language } = useLanguage();
  const countries = useQuery(countriesQuery);
  const create = useCreateAccount();
  const welcome = useWelcome();

  const [step, setStep] = useState<1 | 2>(1);
  // Whom another place knows finds the form begun, and needs no password here.
  const { arriving, forget } = useArriving();
  const [newcomer] = useState(arriving);
  const from = useProvider(newcomer?.provider);
  const labelOf = useLabelOf();
  const [name, setName] = useState(newcomer?.name ?? "");
  const [email, setEmail] = useState(newcomer?.email ?? "");
  const [country, setCountry] = useState(() => guessCountry(navigator.languages) ?? "");
  const [bornOn, setBornOn] = useState("");
  const [typedHandle, setTypedHandle] = useState<string | null>(null);
  const [timeZone, setTimeZone] = useState(deviceTimeZone);
  const [chosenUnits, setChosenUnits] = useState<Units | null>(null);
  const [password, setPassword] = useState("");
  const [key] = useState(idempotencyKey);
  const [trouble, setTrouble] = useState<unknown>(null);

  const handle = typedHandle ?? suggestHandle(name);
  const units = chosenUnits ?? unitsOfCountry(country);
  const found = countries.data?.find((known) => known.code === country);
  const admission = admissionOf(found, bornOn, dayOf(new Date(), timeZone));
  const fields = useFaults(trouble);

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    if (admission === "welcome") setStep(2);
  };

  const finish = async (proof: Proof) => {
    setTrouble(null);
    const person = {
      name: name.trim(),
      email: email.trim(),
      handle,
      country,
      birth_on: bornOn,
      time_zone: timeZone,
      units,
      language,
    };
    try {
      const { me } = await create.mutateAsync({
        person,
        proof,
        key: `${key}-${handle}`,
      });
      forget();
      await welcome(me, "/welcome");
    } catch (error) {
      if (wasCancelled(error)) return;
      setTrouble(error);
      if (
        error instanceof Refusal &&
        ["name", "email", "country", "birth_on"].some((field) => field in error.fields)
      ) {
        setStep(1);
      }
    }
  };

  return (
    <Door title={t("sign_up.title")} words={step === 1 ? t("sign_up.words") : t("sign_up.words_2")}>
      <p className={styles.step} aria-live="polite">
        <span data-done />
        <span data-done={step === 2 || undefined} />
        {t("sign_up.step", { step })}
      </p>
      {trouble !== null && <Refused error={trouble} />}
      {step === 1 ? (
        <form className="stack" onSubmit={goOn}>
          <NameInput value={name} error={fields.name} onChange={setName} />
          <TextInput
            label={t("identity.email")}
            type="email"
            autoComplete="email"
            required
            withAsterisk={false}
            value={email}
            error={fields.email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <CountrySelect
            countries={countries.data ?? []}
            value={country}
            onChange={setCountry}
            error={fields.country}
          />
          <TextInput
            label={t("identity.born_on")}
            description={t("sign_up.why_birth")}
            type="date"
            autoComplete="bday"
            required
            withAsterisk={false}
            min="1900-01-01"
            max={dayOf(new Date(), timeZone)}
            value={bornOn}
            error={fields.birth_on}
            onChange={(event) => setBornOn(event.currentTarget.value)}
          />
          {countries.isError && (
            <Refused error={countries.error} retry={() => countries.refetch()} />
          )}
          {admission === "country_closed" && (
            <Notice tone="warning" title={t("sign_up.country_closed")}>
              {found?.reason ? said(found.reason) : t("sign_up.country_closed_why")}
              {found?.elsewhere && (
                <>
                  {" "}
                  <a href={`${found.elsewhere}/sign_up`}>{t("sign_up.elsewhere")}</a>
                </>
              )}
            </Notice>
          )}
          {admission === "too_young" && (
            <Notice tone="warning" title={t("sign_up.too_young")}>
              {t("sign_up.too_young_why", { age: found?.min_age ?? 16 })}
            </Notice>
          )}
          <Button
            type="submit"
            size="md"
            rightSection={<Icon name="arrow" size={18} />}
            disabled={admission === "country_closed" || admission === "too_young"}
          >
            {t("sign_up.go_on")}
          </Button>
          {!newcomer && <ProviderButtons purpose="enter" />}
          <p className="quiet">
            {t("sign_up.have_account")} <Link to="/sign_in">{t("nav.sign_in")}</Link>
          </p>
        </form>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            finish(
              newcomer
                ? { openid: { provider: newcomer.provider, state: newcomer.state } }
                : { password },
            );
          }}
        >
          <HandleInput value={handle} onChange={setTypedHandle} error={fields.handle} />
          {newcomer ? (
            <p>{t("openid.joining", { name: from ? labelOf(from) : newcomer.provider })}</p>
          ) : (
            <PasswordInput
              label={t("identity.password")}
              description={t("identity.password_hint")}
              autoComplete="new-password"
              required
              withAsterisk={false}
              minLength={8}
              value={password}
              error={fields.password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ "aria-label": t("identity.show_password") }}
            />
          )}
          <Found
            timeZone={timeZone}
            onTimeZone={setTimeZone}
            units={units}
            onUnits={setChosenUnits}
          />
          <Button type="submit" size="md" loading={create.isPending}>
            {t("sign_up.finish")}
          </Button>
          {!newcomer && passkeysSupported() && (
            <Button
              variant="default"
              size="md"
              disabled={create.isPending}
              leftSection={<Icon name="key" size={18} />}
              onClick={() => finish("passkey")}
            >
              {t("sign_up.with_passkey")}
            </Button>
          )}
          {!newcomer && <p className="quiet">{t("sign_up.passkey_hint")}</p>}
          <Button variant="subtle" size="compact-md" onClick={() => setStep(1)}>
            {t("sign_up.back")}
          </Button>
        </form>
      )}
    </Door>
  );
}

function CountrySelect(props: {
  countries: readonly Country[];
  value: string;
  error?: string;
  onChange(code: string): void;
}) {
  const t = useText();
  const locale = useLocale();
  const data = useMemo(
    () => sortedByName(props.countries, locale).map(({ code, label }) => ({ value: code, label })),
    [props.countries, locale],
  );
  return (
    <Select
      label={t("identity.country")}
      data={data}
      value={data.some((item) => item.value === props.value) ? props.value : null}
      onChange={(code) => props.onChange(code ?? "")}
      error={props.error}
      searchable
      required
      withAsterisk={false}
      autoComplete="off"
      maxDropdownHeight={280}
      nothingFoundMessage={t("sign_up.no_country")}
    />
  );
}

function HandleInput(props: { value: string; error?: string; onChange(handle: string): void }) {
  const t = useText();
  const said = useSaid();
  const [asked] = useDebouncedValue(props.value, 350);
  const answered = useHandleAnswer(asked);
  const current = asked === props.value ? answered.data : undefined;
  const reason = current?.reason ? said(current.reason) : t("sign_up.handle_taken");
  const taken = current && !current.available ? reason : undefined;
  return (
    <TextInput
      label={t("identity.handle")}
      description={t("identity.handle_hint")}
      leftSection="@"
      rightSection={
        current?.available ? (
          <span className={styles.free}>
            <Icon name="check" size={18} />
          </span>
        ) : null
      }
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      minLength={3}
      maxLength={30}
      value={props.value}
      error={props.error ?? taken}
      onChange={(event) => props.onChange(event.currentTarget.value.toLowerCase().trim())}
    />
  );
}

// What the device already told us, shown in one line and changed only by those who want to.
function Found(props: {
  timeZone: string;
  onTimeZone(zone: string): void;
  units: Units;
  onUnits(units: Units): void;
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const zones = useMemo(() => allTimeZones(props.timeZone), [props.timeZone]);
  useEffect(() => {
    if (!props.timeZone) setOpen(true);
  }, [props.timeZone]);

  if (!open) {
    return (
      <p className={styles.found}>
        <Icon name="globe" size={18} />
        <span>
          {props.timeZone.replaceAll("_", " ")} ·{" "}
          {t(props.units === "metric" ? "identity.metric" : "identity.imperial")}
        </span>
        <button type="button" onClick={() => setOpen(true)}>
          {t("sign_up.change")}
        </button>
      </p>
    );
  }
  return (
    <>
      <Select
        label={t("identity.time_zone")}
        data={zones}
        searchable
        value={props.timeZone}
        allowDeselect={false}
        onChange={(zone) => zone && props.onTimeZone(zone)}
      />
      <SegmentedControl
        fullWidth
        aria-label={t("identity.units")}
        value={props.units}
        onChange={(units) => props.onUnits(units as Units)}
        data={[
          { value: "metric", label: t("identity.metric") },
          { value: "imperial", label: t("identity.imperial") },
        ]}
      />
    </>
  );
}

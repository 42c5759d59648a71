import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Certificate } from "../../../api";
import { formatInstant } from "../../../lib/dates";
import { useLocale, useText } from "../../../lib/text";
import { useTimeZone } from "../../../lib/viewer";
import { Bones } from "../../../ui/Bones";
import { Notice, type Tone } from "../../../ui/Notice";
import { Refused } from "../../../ui/Refused";
import { useSay } from "../../../ui/Toasts";
import { Door } from "../Door";
import styles from "./Erase.module.css";
import { erasureQuery } from "./erasure";

// How far an erasure is, for whoever has its receipt. What follows the # never leaves the browser in an address.
export function ErasurePage() {
  const t = useText();
  const receipt = useRouterState({ select: (state) => state.location.hash });
  return (
    <Door title={t("erasure.title")} words={t("erasure.words")}>
      {receipt ? <Standing key={receipt} receipt={receipt} /> : <Type />}
    </Door>
  );
}

function Type() {
  const t = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    navigate({ to: "/erasure", hash: typed.trim() });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label={t("erasure.receipt")}
        autoComplete="off"
        required
        withAsterisk={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{t("erasure.show")}</Button>
    </form>
  );
}

function Standing({ receipt }: { receipt: string }) {
  const t = useText();
  const say = useSay();
  const erasure = useQuery(erasureQuery(receipt));
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    say(t("erasure.copied"));
  };
  if (erasure.isPending) return <Bones rows={3} height={40} />;
  if (erasure.isError) return <Refused error={erasure.error} retry={() => erasure.refetch()} />;
  return (
    <div className="stack">
      <State certificate={erasure.data} />
      <Facts certificate={erasure.data} />
      <p className="quiet">{t("erasure.keep_address")}</p>
      <Button variant="default" onClick={copy}>
        {t("erasure.copy")}
      </Button>
      {erasure.data.state === "waiting" && (
        <p className="quiet">
          {t("erasure.to_keep")} <Link to="/sign_in">{t("nav.sign_in")}</Link>
        </p>
      )}
    </div>
  );
}

function State({ certificate }: { certificate: Certificate }) {
  const t = useText();
  const words: Record<Certificate["state"], [Tone, string]> = {
    waiting: ["info", t("erasure.waiting")],
    erasing: ["info", t("erasure.erasing")],
    erased: ["good", t("erasure.erased")],
  };
  const [tone, said] = words[certificate.state];
  return <Notice tone={tone}>{said}</Notice>;
}

function Facts({ certificate }: { certificate: Certificate }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const records = Object.values(certificate.deleted).reduce((sum, count) => sum + count, 0);
  const facts: [string, string | null | undefined][] = [
    [t("erasure.asked_at"), certificate.asked_at],
    [t("erasure.due_at"), certificate.due_at],
    [t("erasure.key_destroyed_at"), certificate.key_destroyed_at],
    [t("erasure.finished_at"), certificate.finished_at],
    [t("erasure.backups_gone_at"), certificate.backups_gone_at],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, at]) =>
          at && (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{formatInstant(at, zone, locale)}</dd>
            </div>
          ),
      )}
      {certificate.finished_at && records > 0 && (
        <>
          <dt>{t("erasure.records")}</dt>
          <dd>{records.toLocaleString(locale)}</dd>
        </>
      )}
    </dl>
  );
}

import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Security } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Notice } from "../../ui/Notice";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { securityQuery, useChangeEmail, useConfirmEmail, useSendCode } from "./security";

// The address of the account: whether it is confirmed, the code that confirms it, and another one.
export function EmailForm() {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const security = useQuery(securityQuery);
  const [changing, setChanging] = useState(false);
  if (security.isPending) return <Bones rows={1} height={60} />;
  if (security.isError) return <Refused error={security.error} retry={() => security.refetch()} />;
  const { email, email_proven_at, asked_email, frozen_until, sends_mail } = security.data;
  return (
    <div className="stack">
      <p>
        <b style={{ overflowWrap: "anywhere" }}>{email}</b>{" "}
        {email_proven_at ? (
          <Pill tone="turf">{t("email.proven")}</Pill>
        ) : (
          sends_mail && <Pill>{t("email.unproven")}</Pill>
        )}
      </p>
      {frozen_until && (
        <Notice>{t("email.frozen", { when: formatInstant(frozen_until, zone, locale) })}</Notice>
      )}
      {!sends_mail ? (
        <p className="quiet">{t("email.no_mail")}</p>
      ) : asked_email ? (
        <AskedCode asked={asked_email} onDone={() => setChanging(false)} />
      ) : (
        !email_proven_at && <AskForCode />
      )}
      {sends_mail &&
        (changing ? (
          <OtherAddress onAsked={() => setChanging(false)} onClose={() => setChanging(false)} />
        ) : (
          <Button
            variant="default"
            style={{ justifySelf: "start" }}
            onClick={() => setChanging(true)}
          >
            {t("email.change")}
          </Button>
        ))}
    </div>
  );
}

function AskForCode() {
  const t = useText();
  const send = useSendCode();
  return (
    <>
      <p className="quiet">{t("email.why")}</p>
      {send.isError && <Refused error={send.error} />}
      <Button
        style={{ justifySelf: "start" }}
        loading={send.isPending}
        onClick={() => send.mutate(undefined)}
      >
        {t("email.send_code")}
      </Button>
    </>
  );
}

function AskedCode({
  asked,
  onDone,
}: {
  asked: NonNullable<Security["asked_email"]>;
  onDone(): void;
}) {
  const t = useText();
  const say = useSay();
  const confirm = useConfirmEmail();
  const again = useSendCode();
  const [code, setCode] = useState("");
  const error = confirm.error ?? again.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    again.reset();
    // Said even though this form leaves the page with its success; a refusal is shown above it.
    confirm.mutateAsync(code).then(
      () => {
        say(t("email.is_proven"));
        onDone();
      },
      () => {},
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p style={{ overflowWrap: "anywhere" }}>{t("email.code_sent", { email: asked.email })}</p>
      {error && <Refused error={error} />}
      <TextInput
        label={t("email.code")}
        description={t("email.code_words")}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" loading={confirm.isPending}>
          {t("email.confirm")}
        </Button>
        <Button
          variant="default"
          loading={again.isPending}
          onClick={() => {
            confirm.reset();
            again.mutate(undefined, { onSuccess: () => say(t("email.sent_again")) });
          }}
        >
          {t("email.send_again")}
        </Button>
      </div>
    </form>
  );
}

function OtherAddress({ onAsked, onClose }: { onAsked(): void; onClose(): void }) {
  const t = useText();
  const change = useChangeEmail();
  const [email, setEmail] = useState("");
  const fields = useFaults(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(email.trim(), { onSuccess: onAsked });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {change.isError && <Refused error={change.error} />}
      <TextInput
        label={t("email.new")}
        description={t("email.new_words")}
        type="email"
        autoComplete="email"
        required
        withAsterisk={false}
        autoFocus
        value={email}
        error={fields.email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" loading={change.isPending}>
          {t("email.send_code")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}

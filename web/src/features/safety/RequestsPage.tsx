import { Button, Textarea, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { StaffRequest, StaffRequestKind } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import type { StaffRole } from "../../lib/staff";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./Safety.module.css";
import { staffRequestsQuery, useAskTwo, useDecideRequest, useLook, useReopen } from "./safety";

const TONES = { open: "flood", confirmed: "turf", declined: "plain", expired: "plain" } as const;
const ASKS: Partial<Record<StaffRole, StaffRequestKind>> = { moderator: "ban", support: "access" };

// What takes two people: closing an account, and looking at what is not public of one.
export function RequestsPage({ role }: { role: StaffRole }) {
  const t = useText();
  const list = useInfiniteQuery(staffRequestsQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const kind = ASKS[role];
  return (
    <Page title={t("two.title")} narrow>
      <p className="quiet">{t("two.words")}</p>
      {kind && <Ask kind={kind} />}
      {list.isPending && <Bones rows={2} height={140} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && <p>{t("two.nothing")}</p>}
      {items.map((item) => (
        <One key={item.id} item={item} role={role} />
      ))}
      <More list={list} />
    </Page>
  );
}

function Ask({ kind }: { kind: StaffRequestKind }) {
  const t = useText();
  const say = useSay();
  const ask = useAskTwo();
  const faults = useFaults(ask.error);
  const [handle, setHandle] = useState("");
  const [reason, setReason] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask.mutateAsync({ kind, handle, reason }).then(
      () => {
        say(t("two.asked"));
        setHandle("");
        setReason("");
      },
      () => {}, // What was refused stands in the form.
    );
  };
  return (
    <Card title={t(`two.ask_${kind}`)}>
      <form className={styles.form} onSubmit={send}>
        {ask.isError && faults.reason === undefined && <Refused error={ask.error} />}
        <TextInput
          label={t("two.handle")}
          value={handle}
          onChange={(event) => setHandle(event.currentTarget.value)}
        />
        <Textarea
          label={t("two.reason")}
          description={t("two.reason_words")}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={faults.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          type="submit"
          loading={ask.isPending}
          disabled={handle.trim() === ""}
          style={{ justifySelf: "start" }}
        >
          {t("two.ask")}
        </Button>
      </form>
    </Card>
  );
}

function One({ item, role }: { item: StaffRequest; role: StaffRole }) {
  const t = useText();
  const say = useSay();
  const locale = useLocale();
  const zone = useTimeZone();
  const decide = useDecideRequest(item.about.id, item.id);
  const when = (instant: string) => formatInstant(instant, zone, locale);
  const state = (["open", "confirmed", "declined", "expired"] as const).find(
    (known) => known === item.state,
  );
  const send = (agrees: boolean) =>
    decide.mutateAsync(agrees).then(
      () => say(t(agrees ? "two.agreed" : "two.not_agreed")),
      () => {}, // What was refused stands above the buttons.
    );
  return (
    <Card
      title={`${t(`two.kind_${item.kind}`)}: @${item.about.handle}`}
      aside={state && <Pill tone={TONES[state]}>{t(`two.state_${state}`)}</Pill>}
    >
      <div className="stack">
        <p className={styles.words}>{item.reason}</p>
        <p className={styles.meta}>
          <span>{t("two.by", { who: `@${item.asked_by.handle}`, when: when(item.asked_at) })}</span>
          {state === "open" && <span>{t("two.until", { when: when(item.expires_at) })}</span>}
        </p>
        {decide.isError && <Refused error={decide.error} />}
        {item.may_confirm && (
          <div className="row">
            <Button loading={decide.isPending} onClick={() => send(true)}>
              {t("two.agree")}
            </Button>
            <Button variant="default" loading={decide.isPending} onClick={() => send(false)}>
              {t("two.do_not_agree")}
            </Button>
          </div>
        )}
        {item.mine && item.kind === "access" && state === "confirmed" && <Look item={item} />}
        {item.kind === "ban" && state === "confirmed" && role !== "support" && (
          <Reopen item={item} />
        )}
      </div>
    </Card>
  );
}

function Look({ item }: { item: StaffRequest }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const look = useLook(item.about.id);
  const facts = look.data;
  const yes = (is: boolean) => t(is ? "two.yes" : "two.no");
  return (
    <>
      {look.isError && <Refused error={look.error} />}
      {!facts && (
        <Button
          variant="default"
          loading={look.isPending}
          style={{ justifySelf: "start" }}
          onClick={() => look.mutate(undefined)}
        >
          {t("two.look")}
        </Button>
      )}
      {facts && (
        <dl className={styles.facts}>
          <dt>{t("two.email")}</dt>
          <dd>{facts.email}</dd>
          <dt>{t("two.password")}</dt>
          <dd>{yes(facts.has_password)}</dd>
          <dt>{t("second_step.title")}</dt>
          <dd>{yes(facts.has_second_step)}</dd>
          <dt>{t("settings.passkeys")}</dt>
          <dd>{facts.passkeys}</dd>
          <dt>{t("settings.devices")}</dt>
          <dd>{facts.sessions}</dd>
          <dt>{t("two.open_until")}</dt>
          <dd>{formatInstant(facts.open_until, zone, locale)}</dd>
        </dl>
      )}
    </>
  );
}

function Reopen({ item }: { item: StaffRequest }) {
  const t = useText();
  const say = useSay();
  const reopen = useReopen(item.about.id);
  const faults = useFaults(reopen.error);
  const [reason, setReason] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    reopen.mutateAsync(reason ?? "").then(
      () => {
        say(t("two.reopened"));
        setReason(null);
      },
      () => {}, // What was refused stands in the form.
    );
  };
  if (reason === null) {
    return (
      <Button variant="default" style={{ justifySelf: "start" }} onClick={() => setReason("")}>
        {t("two.reopen")}
      </Button>
    );
  }
  return (
    <form className={styles.form} onSubmit={send}>
      {reopen.isError && faults.reason === undefined && <Refused error={reopen.error} />}
      <Textarea
        label={t("two.reason")}
        description={t("two.reason_words")}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={reason}
        error={faults.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={reopen.isPending} style={{ justifySelf: "start" }}>
        {t("two.reopen")}
      </Button>
    </form>
  );
}

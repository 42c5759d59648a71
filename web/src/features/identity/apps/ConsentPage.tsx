import { Button, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { AskedScope, ConsentQuestion } from "../../../api";
import { useText } from "../../../lib/text";
import { useViewer } from "../../../lib/viewer";
import { Bones } from "../../../ui/Bones";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";
import { Refused } from "../../../ui/Refused";
import { consentQuery, useDecide } from "./apps";
import styles from "./apps.module.css";
import { isKnown, SCOPES, tickedAtFirst, toggled } from "./scopes";

const route = getRouteApi("/connect");

// An app of somebody else asks, and an athlete decides what it may do.
export function ConsentPage() {
  const t = useText();
  const { request } = route.useSearch();
  const consent = useQuery(consentQuery(request ?? ""));
  const redirect = consent.data?.redirect;
  useEffect(() => {
    if (redirect) window.location.replace(redirect);
  }, [redirect]);
  const question = consent.data?.question;
  return (
    <Page
      title={question ? t("connect.title", { name: question.name }) : t("connect.an_app")}
      narrow
    >
      {consent.isError && (
        <>
          <Refused error={consent.error} />
          <p>
            <Link to="/">{t("connect.home")}</Link>
          </p>
        </>
      )}
      {(consent.isPending || redirect) && <Bones rows={3} height={90} />}
      {question && <Question request={request ?? ""} question={question} />}
    </Page>
  );
}

function Question({ request, question }: { request: string; question: ConsentQuestion }) {
  const t = useText();
  const viewer = useViewer();
  const decide = useDecide(request);
  const [ticked, setTicked] = useState(() => tickedAtFirst(question.scopes));
  // The page stays as it is until the browser has left it.
  const [leaving, setLeaving] = useState<"yes" | "no" | null>(null);
  const { name } = question;

  const answer = async (how: "yes" | "no") => {
    setLeaving(how);
    try {
      const { redirect } = await decide.mutateAsync(how === "yes" ? [...ticked] : []);
      window.location.assign(redirect);
    } catch {
      setLeaving(null);
    }
  };
  const plain = question.scopes.filter((one) => !one.delicate);
  const delicate = question.scopes.filter((one) => one.delicate);
  const switches = (scopes: AskedScope[]) =>
    scopes.map((one) => (
      <ScopeSwitch
        key={one.scope}
        asked={one}
        checked={ticked.has(one.scope)}
        onToggle={() => setTicked(toggled(ticked, one.scope))}
      />
    ));
  return (
    <Card>
      <div className="stack">
        <div className={styles.lead}>
          <p>{t("connect.says", { name })}</p>
          <blockquote className={styles.about}>{question.about}</blockquote>
          <p className="quiet">
            <a href={question.home_url} target="_blank" rel="noopener noreferrer">
              {t("connect.behind")}
            </a>
          </p>
        </div>
        <fieldset className={styles.scopes}>
          <legend>{t("connect.may", { name })}</legend>
          {switches(plain)}
          {delicate.length > 0 && (
            <div className={styles.delicate}>
              <p className="quiet">{t("connect.delicate")}</p>
              {switches(delicate)}
            </div>
          )}
        </fieldset>
        {decide.isError && <Refused error={decide.error} />}
        <p className="quiet">
          {question.on_this_device
            ? t("connect.returns_here")
            : t("connect.returns_to", { host: question.returns_to })}{" "}
          {t("connect.end")} {viewer && t("connect.as", { handle: viewer.handle })}
        </p>
        <div className="row">
          <Button
            loading={leaving === "yes"}
            disabled={ticked.size === 0 || leaving === "no"}
            onClick={() => answer("yes")}
          >
            {t("connect.allow")}
          </Button>
          <Button
            variant="default"
            loading={leaving === "no"}
            disabled={leaving === "yes"}
            onClick={() => answer("no")}
          >
            {t("connect.refuse")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function ScopeSwitch(props: { asked: AskedScope; checked: boolean; onToggle(): void }) {
  const t = useText();
  const { scope, allowed_before: before } = props.asked;
  const known = isKnown(scope) ? SCOPES[scope] : null;
  const words = [known && t(known.words), before && t("connect.before")].filter(Boolean);
  return (
    <Switch
      label={known ? t(known.title) : scope}
      description={words.length > 0 ? words.join(" ") : undefined}
      checked={props.checked}
      onChange={props.onToggle}
    />
  );
}

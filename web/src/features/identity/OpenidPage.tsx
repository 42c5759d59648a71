import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isRefused } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { Door } from "./Door";
import { isLeaving, Leaving } from "./erasure/Leaving";
import {
  connectionsQuery,
  finish,
  finishConnection,
  useArriving,
  useLabelOf,
  useProvider,
} from "./openid";
import { type Back, readArrival, recall } from "./openidWay";
import { useWelcome } from "./sessions";

const route = getRouteApi("/sign_in/openid/$provider");

// Where another place sends people back to. The page itself does the rest; only a code of the second step is asked for.
export function OpenidPage() {
  const t = useText();
  const say = useSay();
  const labelOf = useLabelOf();
  const { provider } = route.useParams();
  const known = useProvider(provider);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const welcome = useWelcome();
  const { keep } = useArriving();
  const [arrival] = useState(() => readArrival(location.search));
  const [code, setCode] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(arrival.kind === "back");
  const target = useRef<string | undefined>(undefined);
  const began = useRef(false);

  const enter = async (back: Back, typed?: string, stay = false) => {
    setTrouble(null);
    setBusy(true);
    try {
      const entered = await finish(provider, back, typed, stay);
      if ("me" in entered) return await welcome(entered.me, target.current);
      keep({ ...entered, provider, state: back.state });
      await navigate({ to: "/sign_up", replace: true });
    } catch (error) {
      if (isRefused(error) && error.code === "code_needed") setCode("");
      else setTrouble(error);
      setBusy(false);
    }
  };

  const connect = async (back: Back) => {
    try {
      await finishConnection(provider, back);
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      say(t("openid.connected"));
      await navigate({ to: "/settings/security", hash: "elsewhere", replace: true });
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the way is walked once.
  useEffect(() => {
    if (began.current || arrival.kind !== "back") return;
    began.current = true;
    // What the other place sent is for us alone: not for the history of the browser.
    history.replaceState(history.state, "", location.pathname);
    const errand = recall(sessionStorage, arrival.back.state);
    target.current = errand.back;
    if (errand.purpose === "connect") connect(arrival.back);
    else enter(arrival.back);
  }, []);

  const leaving = isLeaving(trouble);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (arrival.kind === "back") enter(arrival.back, code ?? undefined);
  };

  return (
    <Door
      title={t("openid.title")}
      words={known ? t("openid.words", { name: labelOf(known) }) : t("openid.words_plain")}
    >
      <form className="stack" onSubmit={submit} aria-busy={busy}>
        {trouble !== null && !leaving && <Refused error={trouble} />}
        {leaving && arrival.kind === "back" && (
          <Leaving busy={busy} onKeep={() => enter(arrival.back, code ?? undefined, true)} />
        )}
        {arrival.kind === "declined" && <Notice>{t("openid.declined")}</Notice>}
        {arrival.kind === "nothing" && <Notice tone="warning">{t("openid.nothing")}</Notice>}
        {busy && code === null && (
          <div role="status">
            <p className="quiet">{t("openid.checking")}</p>
            <Bones rows={1} height={44} />
          </div>
        )}
        {code !== null && (
          <>
            <TextInput
              label={t("sign_in.code")}
              description={t("sign_in.code_words")}
              autoComplete="one-time-code"
              required
              withAsterisk={false}
              maxLength={20}
              autoFocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={busy}>
              {t("nav.sign_in")}
            </Button>
          </>
        )}
        {!busy && (
          <p className="quiet">
            <Link to="/sign_in">{t("link.back")}</Link>
          </p>
        )}
      </form>
    </Door>
  );
}

import { Button, TextInput } from "@mantine/core";
import { Link, useRouterState } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { idempotencyKey } from "../../api";
import { isRefused } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { AskByMail } from "./AskByMail";
import { Door } from "./Door";
import { isLeaving, Leaving } from "./erasure/Leaving";
import { useAskLink, useSendsMail, useSignInWithLink } from "./security";
import { useWelcome } from "./sessions";

// Signing in with a link from a mail: asked for here, and opened here. What follows the # never leaves the browser
// until the button is pressed, so a program that looks at every link of a mail uses nothing up.
export function LinkPage() {
  const t = useText();
  const token = useRouterState({ select: (state) => state.location.hash });
  const ask = useAskLink();
  const sends = useSendsMail();
  if (token) return <Open key={token} token={token} />;
  return (
    <Door title={t("link.title")} words={t("link.words")}>
      {sends === false ? (
        <Notice>{t("email.no_mail")}</Notice>
      ) : (
        <AskByMail ask={ask} action={t("link.ask")} asked={t("link.asked")} />
      )}
      <p className="quiet">
        <Link to="/sign_in">{t("link.back")}</Link>
      </p>
    </Door>
  );
}

function Open({ token }: { token: string }) {
  const t = useText();
  const welcome = useWelcome();
  const [key] = useState(idempotencyKey);
  const open = useSignInWithLink(key);
  // Asked for only where there is a second step.
  const [code, setCode] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const enter = async (keep = false) => {
    setTrouble(null);
    try {
      const { me } = await open.mutateAsync({ token, code: code ?? undefined, keep });
      await welcome(me);
    } catch (error) {
      if (isRefused(error) && error.code === "code_needed") setCode("");
      else setTrouble(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter();
  };
  const leaving = isLeaving(trouble);
  const isOver = isRefused(trouble) && trouble.code === "link_over";
  return (
    <Door title={t("link.open_title")} words={t("link.open_words")}>
      <form className="stack" onSubmit={submit}>
        {trouble !== null && !leaving && <Refused error={trouble} />}
        {leaving && <Leaving busy={open.isPending} onKeep={() => enter(true)} />}
        {code !== null && (
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
        )}
        {!isOver && !leaving && (
          <Button type="submit" size="md" loading={open.isPending}>
            {t("nav.sign_in")}
          </Button>
        )}
        <p className="quiet">
          <Link to="/sign_in/link">{t("link.another")}</Link>
        </p>
      </form>
    </Door>
  );
}

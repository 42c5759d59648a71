import { Button, PasswordInput, TextInput } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isRefused } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import { Door } from "./Door";
import { isLeaving, Leaving } from "./erasure/Leaving";
import { ProviderButtons } from "./ProviderButtons";
import { signInWithPasskey } from "./passkeys";
import { useSendsMail } from "./security";
import { useSignIn, useWelcome } from "./sessions";
import { conditionalSupported, passkeysSupported, wasCancelled } from "./webauthn";

const route = getRouteApi("/sign_in");

export function SignInPage() {
  const t = useText();
  const { back } = route.useSearch();
  // Told to a screen reader, too, while the browser works for one more try.
  const [works, setWorks] = useState(false);
  const signIn = useSignIn(() => setWorks(true));
  const welcome = useWelcome();
  const sendsMail = useSendsMail();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  // Asked for once the password has proven right.
  const [code, setCode] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [tried, setTried] = useState<"password" | "passkey">("passkey");
  const leaving = isLeaving(trouble);
  const waiting = useRef<AbortController | null>(null);

  // Offers this person's passkeys within the e-mail field, where the browser can.
  // biome-ignore lint/correctness/useExhaustiveDependencies: started once for this page.
  useEffect(() => {
    const controller = new AbortController();
    waiting.current = controller;
    conditionalSupported()
      .then(async (supported) => {
        if (!supported || controller.signal.aborted) return;
        const { me } = await signInWithPasskey({ conditional: true, signal: controller.signal });
        await welcome(me, back);
      })
      .catch((error) => {
        // Nobody asked for this offer, so a browser that cannot make it is no news. That the server does
        // not know the passkey somebody picked is.
        if (isRefused(error) && !controller.signal.aborted) setTrouble(error);
      });
    return () => controller.abort();
  }, []);

  const withPassword = async (keep = false) => {
    setTrouble(null);
    setTried("password");
    try {
      const { me } = await signIn.mutateAsync({
        email: email.trim(),
        password,
        code: code ?? undefined,
        keep,
      });
      waiting.current?.abort();
      await welcome(me, back);
    } catch (error) {
      if (isRefused(error) && error.code === "code_needed") setCode("");
      else setTrouble(error);
    } finally {
      setWorks(false);
    }
  };

  const withPasskey = async (keep = false) => {
    setTrouble(null);
    setTried("passkey");
    waiting.current?.abort();
    try {
      const { me } = await signInWithPasskey({ conditional: false, keep });
      await welcome(me, back);
    } catch (error) {
      if (!wasCancelled(error)) setTrouble(error);
    }
  };

  return (
    <Door title={t("sign_in.title")} words={t("sign_in.words")}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          withPassword();
        }}
      >
        {trouble !== null && !leaving && <Refused error={trouble} />}
        {leaving && (
          <Leaving
            busy={signIn.isPending}
            onKeep={() => (tried === "password" ? withPassword(true) : withPasskey(true))}
          />
        )}
        <TextInput
          label={t("identity.email")}
          type="email"
          autoComplete="username webauthn"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("identity.password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setCode(null);
          }}
          visibilityToggleButtonProps={{ "aria-label": t("identity.show_password") }}
        />
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
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t("nav.sign_in")}
        </Button>
        {/* Empty, it takes no place; it stands there before it speaks, so that it is heard. */}
        <div className="quiet" role="status" style={works ? undefined : { display: "contents" }}>
          {works && t("work.checking")}
        </div>
        {passkeysSupported() && (
          <Button
            variant="default"
            size="md"
            leftSection={<Icon name="key" size={18} />}
            onClick={() => withPasskey()}
          >
            {t("sign_in.with_passkey")}
          </Button>
        )}
        <ProviderButtons purpose="enter" back={back} />
        {sendsMail && (
          <>
            <Button component={Link} to="/sign_in/link" variant="default" size="md">
              {t("sign_in.with_link")}
            </Button>
            <p className="quiet">
              <Link to="/recovery">{t("sign_in.cannot")}</Link>
            </p>
          </>
        )}
        <p className="quiet">
          {t("sign_in.new_here")} <Link to="/sign_up">{t("nav.sign_up")}</Link>
        </p>
      </form>
    </Door>
  );
}

import { Button, PasswordInput } from "@mantine/core";
import { Link, useRouterState } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { idempotencyKey } from "../../api";
import { isRefused, useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { AskByMail } from "./AskByMail";
import { Door } from "./Door";
import styles from "./RecoveryPage.module.css";
import { useAskRecovery, useFinishRecovery, useSendsMail } from "./security";

// Getting back in: what helps at once, and the way that takes three days.
export function RecoveryPage() {
  const t = useText();
  const token = useRouterState({ select: (state) => state.location.hash });
  const ask = useAskRecovery();
  const sends = useSendsMail();
  if (token) return <Finish key={token} token={token} />;
  return (
    <Door title={t("recovery.title")} words={t("recovery.words")}>
      <ul className={styles.ways}>
        <li>{t("recovery.passkey")}</li>
        <li>{t("recovery.paper")}</li>
        {sends && (
          <li>
            {t("recovery.link")} <Link to="/sign_in/link">{t("link.ask")}</Link>
          </li>
        )}
      </ul>
      {sends === false && <Notice>{t("recovery.no_mail")}</Notice>}
      {sends && (
        <>
          <h2>{t("recovery.by_mail")}</h2>
          <p>{t("recovery.by_mail_words")}</p>
          <AskByMail ask={ask} action={t("recovery.ask")} asked={t("recovery.asked")} />
        </>
      )}
      <p className="quiet">
        <Link to="/sign_in">{t("link.back")}</Link>
      </p>
    </Door>
  );
}

function Finish({ token }: { token: string }) {
  const t = useText();
  const [key] = useState(idempotencyKey);
  const finish = useFinishRecovery(key);
  const [password, setPassword] = useState("");
  const fields = useFaults(finish.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish.mutate({ token, password });
  };
  if (finish.isSuccess) {
    return (
      <Door title={t("recovery.done_title")} words={t("recovery.done_words")}>
        <Button component={Link} to="/sign_in" size="md">
          {t("nav.sign_in")}
        </Button>
      </Door>
    );
  }
  const isOver = isRefused(finish.error) && finish.error.code === "link_over";
  return (
    <Door title={t("recovery.finish_title")} words={t("recovery.finish_words")}>
      <form className="stack" onSubmit={submit}>
        {finish.isError && <Refused error={finish.error} />}
        {isOver ? (
          <p className="quiet">
            <Link to="/recovery">{t("recovery.anew")}</Link>
          </p>
        ) : (
          <>
            <PasswordInput
              label={t("settings.password_new")}
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
            <Button type="submit" size="md" loading={finish.isPending}>
              {t("settings.password_save")}
            </Button>
          </>
        )}
      </form>
    </Door>
  );
}

import { Button, PasswordInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { useSetPassword } from "./accounts";
import { meQuery } from "./me";

export function PasswordForm() {
  const t = useText();
  const say = useSay();
  const me = useQuery(meQuery);
  const save = useSetPassword();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const hasPassword = me.data?.has_password ?? false;
  const fields = useFaults(save.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { current: hasPassword ? current : undefined, new: next },
      {
        onSuccess: () => {
          setCurrent("");
          setNext("");
          say(t("settings.password_saved"));
        },
      },
    );
  };
  const toggle = { "aria-label": t("identity.show_password") };
  return (
    <form className="stack" onSubmit={submit}>
      {save.isError && <Refused error={save.error} />}
      {hasPassword ? (
        <PasswordInput
          label={t("settings.password_now")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          error={fields.current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={toggle}
        />
      ) : (
        <p className="quiet">{t("settings.no_password")}</p>
      )}
      <PasswordInput
        label={t("settings.password_new")}
        description={t("identity.password_hint")}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={8}
        value={next}
        error={fields.new}
        onChange={(event) => setNext(event.currentTarget.value)}
        visibilityToggleButtonProps={toggle}
      />
      <Button
        type="submit"
        variant="default"
        style={{ justifySelf: "start" }}
        loading={save.isPending}
      >
        {t("settings.password_save")}
      </Button>
    </form>
  );
}

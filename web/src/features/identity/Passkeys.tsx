import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Passkey } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./lists.module.css";
import { passkeysQuery, useAddPasskey, useDeletePasskey } from "./passkeys";
import { passkeysSupported, wasCancelled } from "./webauthn";

export function Passkeys() {
  const t = useText();
  const passkeys = useQuery(passkeysQuery);
  const [leaving, setLeaving] = useState<Passkey | null>(null);
  const remove = useDeletePasskey();

  if (passkeys.isPending) return <Bones rows={1} height={60} />;
  if (passkeys.isError) {
    return <Refused error={passkeys.error} retry={() => passkeys.refetch()} />;
  }
  return (
    <div className="stack">
      <p className="quiet">{t("sign_up.passkey_hint")}</p>
      {remove.isError && <Refused error={remove.error} />}
      <ul className={styles.list}>
        {passkeys.data.items.map((passkey) => (
          <Row key={passkey.id} passkey={passkey} onRemove={() => setLeaving(passkey)} />
        ))}
      </ul>
      {passkeysSupported() ? <Add /> : <Notice>{t("settings.passkeys_unsupported")}</Notice>}
      <Confirm
        opened={leaving !== null}
        title={t("settings.passkey_remove_title")}
        action={t("settings.passkey_remove")}
        busy={remove.isPending}
        onClose={() => setLeaving(null)}
        onConfirm={() =>
          leaving && remove.mutate(leaving.id, { onSettled: () => setLeaving(null) })
        }
      >
        {t("settings.passkey_remove_words", { name: leaving?.name ?? "" })}
      </Confirm>
    </div>
  );
}

function Row({ passkey, onRemove }: { passkey: Passkey; onRemove(): void }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  return (
    <li>
      <Icon name="key" />
      <span>
        <b>
          <bdi>{passkey.name}</bdi>
        </b>
        <small>
          {passkey.last_used_at
            ? t("settings.last_used", { when: formatInstant(passkey.last_used_at, zone, locale) })
            : t("settings.never_used")}
        </small>
      </span>
      <ActionIcon
        color="danger"
        aria-label={t("settings.passkey_remove_one", { name: passkey.name })}
        onClick={onRemove}
      >
        <Icon name="trash" size={18} />
      </ActionIcon>
    </li>
  );
}

function Add() {
  const t = useText();
  const say = useSay();
  const add = useAddPasskey();
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(name.trim() || t("settings.passkey_default_name"), {
      onSuccess: () => {
        setName("");
        say(t("settings.passkey_added"));
      },
    });
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      {add.isError && !wasCancelled(add.error) && <Refused error={add.error} />}
      <TextInput
        aria-label={t("settings.passkey_name")}
        placeholder={t("settings.passkey_name")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={add.isPending}
        leftSection={<Icon name="plus" size={18} />}
      >
        {t("settings.passkey_add")}
      </Button>
    </form>
  );
}

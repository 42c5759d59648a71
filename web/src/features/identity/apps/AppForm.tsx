import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { AppDraft, AppKind, DeveloperApp, DeviceType } from "../../../api";
import { useFaults } from "../../../lib/refusals";
import { useText } from "../../../lib/text";
import { Refused } from "../../../ui/Refused";
import { DEVICES, KINDS, linesOf } from "./scopes";

interface AppFormProps {
  app?: DeveloperApp;
  busy: boolean;
  error: unknown;
  action: string;
  onSave(kind: AppKind, draft: AppDraft): void;
}

// What a developer says of an app. How it keeps a secret is said once, when it is registered.
export function AppForm({ app, busy, error, action, onSave }: AppFormProps) {
  const t = useText();
  const faults = useFaults(error);
  const [kind, setKind] = useState<AppKind>(app?.kind ?? "public");
  const [name, setName] = useState(app?.name ?? "");
  const [about, setAbout] = useState(app?.about ?? "");
  const [home, setHome] = useState(app?.home_url ?? "");
  const [addresses, setAddresses] = useState((app?.redirect_uris ?? []).join("\n"));
  const [device, setDevice] = useState<DeviceType>(app?.device ?? "watch");
  const browserless = kind === "browserless";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(kind, {
      name,
      about,
      home_url: home,
      redirect_uris: browserless ? [] : linesOf(addresses),
      device: browserless ? device : null,
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {error != null && <Refused error={error} />}
      {!app && (
        <Select
          label={t("apps.kind")}
          data={keys(KINDS).map((value) => ({ value, label: t(KINDS[value]) }))}
          allowDeselect={false}
          value={kind}
          onChange={(value) => value && setKind(value as AppKind)}
        />
      )}
      <TextInput
        label={t("apps.name")}
        required
        withAsterisk={false}
        maxLength={60}
        value={name}
        error={faults.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t("apps.about")}
        description={t("apps.about_words")}
        required
        withAsterisk={false}
        maxLength={300}
        rows={2}
        value={about}
        error={faults.about}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
      <TextInput
        label={t("apps.home")}
        type="url"
        placeholder="https://"
        required
        withAsterisk={false}
        value={home}
        error={faults.home_url}
        onChange={(event) => setHome(event.currentTarget.value)}
      />
      {browserless ? (
        <Select
          label={t("apps.device")}
          data={keys(DEVICES).map((value) => ({ value, label: t(DEVICES[value]) }))}
          allowDeselect={false}
          value={device}
          error={faults.device}
          onChange={(value) => value && setDevice(value as DeviceType)}
        />
      ) : (
        <Textarea
          label={t("apps.addresses")}
          description={t("apps.addresses_words")}
          required
          withAsterisk={false}
          rows={3}
          spellCheck={false}
          value={addresses}
          error={faults.redirect_uris}
          onChange={(event) => setAddresses(event.currentTarget.value)}
        />
      )}
      <Button type="submit" style={{ justifySelf: "start" }} loading={busy}>
        {action}
      </Button>
    </form>
  );
}

function keys<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}

import { TextInput } from "@mantine/core";
import { useText } from "../../lib/text";

// The name that others see, as the sign-up and the settings ask for it.
export function NameInput(props: { value: string; error?: string; onChange(name: string): void }) {
  const t = useText();
  return (
    <TextInput
      label={t("identity.name")}
      autoComplete="name"
      required
      withAsterisk={false}
      maxLength={60}
      value={props.value}
      error={props.error}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

import { Button, TextInput } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";

// Asks for no more than an address, and says the same whoever has it.
export function AskByMail({
  ask,
  action,
  asked,
}: {
  ask: UseMutationResult<unknown, Error, string>;
  action: string;
  asked: string;
}) {
  const t = useText();
  const [email, setEmail] = useState("");
  const fields = useFaults(ask.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(email.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      {ask.isError && <Refused error={ask.error} />}
      {ask.isSuccess && <Notice tone="good">{asked}</Notice>}
      <TextInput
        label={t("identity.email")}
        type="email"
        autoComplete="email"
        required
        withAsterisk={false}
        value={email}
        error={fields.email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={ask.isPending}>
        {action}
      </Button>
    </form>
  );
}

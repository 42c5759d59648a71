import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { useInviteByMail } from "./invitations";

// One letter to one address. What is said afterwards is the same whoever has it.
export function InviteByMail() {
  const t = useText();
  const invite = useInviteByMail();
  const faults = useFaults(invite.error);
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState("");
  return (
    <Card title={t("invite.mail_title")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const address = email.trim();
          invite.mutate(address, {
            onSuccess: () => {
              setSent(address);
              setEmail("");
            },
          });
        }}
      >
        <p className="quiet">{t("invite.mail_words")}</p>
        {invite.isError && <Refused error={invite.error} />}
        {invite.isSuccess && <Notice tone="good">{t("invite.mail_sent", { email: sent })}</Notice>}
        <TextInput
          type="email"
          label={t("invite.mail_address")}
          autoComplete="off"
          required
          value={email}
          error={faults.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={invite.isPending}>
            {t("invite.mail_send")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

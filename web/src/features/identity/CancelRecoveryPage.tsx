import { Button } from "@mantine/core";
import { Link, useRouterState } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { Door } from "./Door";
import { useCancelByMail } from "./security";

// The link of the mail that told of a recovery.
export function CancelRecoveryPage() {
  const t = useText();
  const token = useRouterState({ select: (state) => state.location.hash });
  const cancel = useCancelByMail();
  return (
    <Door title={t("recovery.cancel_title")} words={t("recovery.cancel_words")}>
      {cancel.isError && <Refused error={cancel.error} />}
      {cancel.isSuccess ? (
        <Notice tone="good">{t("recovery.cancelled")}</Notice>
      ) : (
        <Button size="md" loading={cancel.isPending} onClick={() => cancel.mutate(token)}>
          {t("recovery.cancel")}
        </Button>
      )}
      <p className="quiet">
        <Link to="/">{t("recovery.to_start")}</Link>
      </p>
    </Door>
  );
}

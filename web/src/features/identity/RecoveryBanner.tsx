import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { securityQuery, useCancelRecovery } from "./security";

// Somebody asked to get into this account by e-mail: every signed-in device says so, on every page, and can stop it.
export function RecoveryBanner() {
  const t = useText();
  const say = useSay();
  const locale = useLocale();
  const zone = useTimeZone();
  const recovery = useQuery(securityQuery).data?.recovery;
  const cancel = useCancelRecovery();
  if (!recovery) return null;
  return (
    <Notice tone="danger" title={t("recovery.running")}>
      <p>{t("recovery.running_words", { when: formatInstant(recovery.opens_at, zone, locale) })}</p>
      {cancel.isError && <Refused error={cancel.error} />}
      <Button
        size="sm"
        mt="sm"
        loading={cancel.isPending}
        onClick={() =>
          // A refusal is shown above.
          cancel.mutateAsync(undefined).then(
            () => say(t("recovery.cancelled")),
            () => {},
          )
        }
      >
        {t("recovery.cancel")}
      </Button>
    </Notice>
  );
}

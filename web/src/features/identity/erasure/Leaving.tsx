import { Button } from "@mantine/core";
import { isRefused } from "../../../lib/refusals";
import { useText } from "../../../lib/text";
import { Notice } from "../../../ui/Notice";

// Whether a sign-in was refused because the person asked to be erased, and may still stay.
export function isLeaving(error: unknown): boolean {
  return isRefused(error) && error.code === "account_leaving";
}

// The way back for somebody who asked to be erased.
export function Leaving({ busy, onKeep }: { busy: boolean; onKeep(): void }) {
  const t = useText();
  return (
    <Notice tone="warning" title={t("leaving.title")}>
      <div className="stack">
        <p>{t("leaving.words")}</p>
        <Button loading={busy} onClick={onKeep}>
          {t("leaving.keep")}
        </Button>
      </div>
    </Notice>
  );
}

import { Button } from "@mantine/core";
import { useRefusalWords } from "../lib/refusals";
import { useText } from "../lib/text";
import { Notice } from "./Notice";

// What went wrong, in words, with a way to try again.
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText();
  const words = useRefusalWords();
  return (
    <Notice
      tone="danger"
      action={
        retry && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            {t("common.try_again")}
          </Button>
        )
      }
    >
      {words(error)}
    </Notice>
  );
}

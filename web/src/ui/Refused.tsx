import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { isRefused, useRefusalWords } from "../lib/refusals";
import { useText } from "../lib/text";
import { leadToFault } from "./faults";
import { Notice } from "./Notice";

// What went wrong, in words, with a way to try again. Above a form it leads to the first field that is wrong.
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText();
  const words = useRefusalWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    if (isRefused(error) && Object.keys(error.fields).length > 0) leadToFault(form);
    else place.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  return (
    <div ref={place}>
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
    </div>
  );
}

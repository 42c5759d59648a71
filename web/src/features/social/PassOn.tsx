import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { pathOf } from "../../lib/squares";
import { useText } from "../../lib/text";
import styles from "./Groups.module.css";

// A link to pass on, shown once: as an address, and as a square for a phone.
export function PassOn({ link, squares }: { link: string; squares: readonly string[] }) {
  const t = useText();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(link),
      () => {}, // The field beside it can be copied by hand.
    );
  const size = squares.length;
  return (
    <div className="stack">
      <TextInput
        label={t("groups.invite_link")}
        description={t("groups.invite_once")}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.actions}>
        <Button variant="default" onClick={copy}>
          {t(copied === link ? "challenge.copied" : "challenge.copy_link")}
        </Button>
      </div>
      <svg
        className={styles.square}
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={t("groups.invite_square")}
      >
        <path d={pathOf(squares)} />
      </svg>
    </div>
  );
}

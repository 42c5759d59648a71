import { Button } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../lib/text";
import { Notice } from "../../ui/Notice";
import styles from "./Shop.module.css";

// A webhook secret, the one time that it is shown.
export function Secret({ shop, secret }: { shop: string; secret: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <Notice
      tone="warning"
      title={t("shops.secret", { shop })}
      action={
        <Button size="compact-sm" variant="default" onClick={copy}>
          {t(copied ? "shops.copied" : "shops.copy")}
        </Button>
      }
    >
      <p>{t("shops.secret_words")}</p>
      <p className={styles.secret}>{secret}</p>
    </Notice>
  );
}

import { Button, Modal, Radio, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { isRefused } from "../../../lib/refusals";
import { useText } from "../../../lib/text";
import { Icon } from "../../../ui/icons";
import { Notice } from "../../../ui/Notice";
import { Refused } from "../../../ui/Refused";
import { meQuery } from "../me";
import styles from "./Erase.module.css";
import { newReceipt, useAskErasure } from "./erasure";

// The way out, with what it means said before.
export function EraseSection() {
  const t = useText();
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack">
      <p className="quiet">{t("erase.words")}</p>
      <ul className={styles.list}>
        <li>{t("erase.at_once_hidden")}</li>
        <li>{t("erase.after_week")}</li>
        <li>{t("erase.stays")}</li>
      </ul>
      <Button
        className={styles.start}
        color="danger"
        variant="outline"
        leftSection={<Icon name="trash" size={18} />}
        onClick={() => setAsking(true)}
      >
        {t("erase.ask")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("erase.title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Ask onClose={() => setAsking(false)} />
      </Modal>
    </div>
  );
}

function Ask({ onClose }: { onClose(): void }) {
  const t = useText();
  const me = useQuery(meQuery);
  // The same one for every try, so that a lost answer loses nothing.
  const [receipt] = useState(newReceipt);
  const ask = useAskErasure(receipt);
  const [handle, setHandle] = useState("");
  const [when, setWhen] = useState("week");
  const fields = isRefused(ask.error) ? ask.error.fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ handle, at_once: when === "now" });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {ask.isError && <Refused error={ask.error} />}
      <Notice tone="warning">{t("erase.copy_first")}</Notice>
      <Radio.Group label={t("erase.when")} value={when} onChange={setWhen}>
        <div className={styles.choices}>
          <Radio value="week" label={t("erase.in_a_week")} />
          <Radio value="now" label={t("erase.now")} />
        </div>
      </Radio.Group>
      <TextInput
        label={t("erase.handle", { handle: me.data?.handle ?? "" })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        value={handle}
        error={fields.handle}
        onChange={(event) => setHandle(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button variant="default" onClick={onClose}>
          {t("erase.stay")}
        </Button>
        <Button type="submit" color="danger" loading={ask.isPending}>
          {t("erase.confirm")}
        </Button>
      </div>
    </form>
  );
}

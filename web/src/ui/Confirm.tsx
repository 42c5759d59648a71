import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../lib/text";
import styles from "./Confirm.module.css";

interface ConfirmProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  action: string;
  busy?: boolean;
  onConfirm(): void;
  onClose(): void;
}

// Asks before something that cannot be taken back.
export function Confirm(props: ConfirmProps) {
  const t = useText();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className="stack">
        <div className={styles.words}>{props.children}</div>
        <div className={styles.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t("common.cancel")}
          </Button>
          <Button color="danger" loading={props.busy} onClick={props.onConfirm}>
            {props.action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

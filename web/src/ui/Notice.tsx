import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";
import styles from "./Notice.module.css";

export type Tone = "info" | "good" | "warning" | "danger";

const icons: Record<Tone, IconName> = {
  info: "info",
  good: "check",
  warning: "alert",
  danger: "alert",
};

interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

// Something worth knowing, in the flow of the page. Dangers are read out at once.
export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "danger" ? "alert" : "status"}>
      <Icon name={icons[tone]} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}

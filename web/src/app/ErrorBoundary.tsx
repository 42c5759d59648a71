import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useText } from "../lib/text";
import { Empty } from "../ui/Empty";

// A fault of ours in one place must not leave a white page.
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

export function Broken() {
  const t = useText();
  return (
    <Empty
      title={t("broken.title")}
      action={<Button onClick={() => location.reload()}>{t("broken.reload")}</Button>}
    >
      {t("broken.words")}
    </Empty>
  );
}

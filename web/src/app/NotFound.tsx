import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useText } from "../lib/text";
import { Empty } from "../ui/Empty";
import { Page } from "../ui/Page";

export function NotFound() {
  const t = useText();
  return (
    <Page title={t("not_found.title")} heading="404">
      <Empty
        title={t("not_found.title")}
        action={
          <Button component={Link} to="/">
            {t("not_found.home")}
          </Button>
        }
      >
        {t("not_found.words")}
      </Empty>
    </Page>
  );
}

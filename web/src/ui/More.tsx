import { Button } from "@mantine/core";
import { useText } from "../lib/text";
import styles from "./More.module.css";

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

// Leads on to the next page of a list, while there is one.
export function More({ list }: { list: Paged }) {
  const t = useText();
  if (!list.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <Button
        variant="default"
        loading={list.isFetchingNextPage}
        onClick={() => list.fetchNextPage()}
      >
        {t("list.more")}
      </Button>
    </div>
  );
}

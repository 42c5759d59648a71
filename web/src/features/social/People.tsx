import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Person } from "../../api";
import { countryName } from "../../lib/countries";
import { useLocale, useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Handle } from "../../ui/Handle";
import styles from "./People.module.css";

// People as rows, with a word about each, and what one can do about them at the end.
export function People<P extends Person>({
  items,
  note,
  action,
  label,
}: {
  items: readonly P[];
  note?: (person: P) => ReactNode;
  action?: (person: P) => ReactNode;
  label: string;
}) {
  const locale = useLocale();
  return (
    <ul className={styles.people} aria-label={label}>
      {items.map((person) => (
        <li key={person.id}>
          <Avatar name={person.name} handle={person.handle} size={44} />
          <div className={styles.words}>
            <Link to="/@{$handle}" params={{ handle: person.handle }}>
              <bdi>{person.name}</bdi>
            </Link>
            <small>
              <Handle handle={person.handle} />
              {person.country && ` · ${countryName(person.country, locale)}`}
            </small>
            {note && <small className={styles.note}>{note(person)}</small>}
          </div>
          {action && <div className={styles.action}>{action(person)}</div>}
        </li>
      ))}
    </ul>
  );
}

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

export function More({ list, label }: { list: Pages; label?: string }) {
  const t = useText();
  if (!list.hasNextPage) return null;
  return (
    <Button
      variant="default"
      className={styles.more}
      loading={list.isFetchingNextPage}
      onClick={() => list.fetchNextPage()}
    >
      {label ?? t("friends.more")}
    </Button>
  );
}

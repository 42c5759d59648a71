import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { SPORTS } from "../../lib/sports";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { ActivityRows } from "./ActivityRows";
import { activitiesQuery } from "./activities";
import styles from "./ListPage.module.css";

const route = getRouteApi("/activities");

// All activities, newest first. Filters live in the address, so a view can be kept or shared.
export function ListPage() {
  const t = useText();
  const filters = route.useSearch();
  const list = useInfiniteQuery(activitiesQuery(filters));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filters).some((value) => value !== undefined);

  return (
    <Page title={t("nav.activities")}>
      <FilterBar filtered={filtered} />
      {list.isPending && <Bones rows={5} height={78} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (filtered ? <NothingFound /> : <NothingYet />)}
      {items.length > 0 && (
        <Card flush>
          <ActivityRows items={items} />
        </Card>
      )}
      {list.hasNextPage && (
        <More busy={list.isFetchingNextPage} onMore={() => list.fetchNextPage()} />
      )}
    </Page>
  );
}

function FilterBar({ filtered }: { filtered: boolean }) {
  const t = useText();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [words, setWords] = useState(filters.q ?? "");
  const change = (part: Partial<typeof filters>) =>
    navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() || undefined }), 300);

  return (
    <search className={styles.filters}>
      <TextInput
        className={styles.words}
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        type="search"
        leftSection={<Icon name="search" size={18} />}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        aria-label={t("activity.sport")}
        placeholder={t("list.every_sport")}
        clearable
        clearButtonProps={{ "aria-label": t("list.every_sport") }}
        data={SPORTS.map((sport) => ({ value: sport, label: t(`sport.${sport}`) }))}
        value={filters.sport ?? null}
        onChange={(sport) => change({ sport: sport ?? undefined })}
      />
      <TextInput
        className={styles.day}
        label={t("list.from")}
        type="date"
        value={filters.from ?? ""}
        max={filters.to}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        className={styles.day}
        label={t("list.to")}
        type="date"
        value={filters.to ?? ""}
        min={filters.from}
        onChange={(event) => change({ to: event.currentTarget.value || undefined })}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => {
            setWords("");
            navigate({ search: {}, replace: true });
          }}
        >
          {t("list.clear")}
        </Button>
      )}
    </search>
  );
}

// Loads the next page when it comes into view; the button serves the keyboard and slow eyes.
function More({ busy, onMore }: { busy: boolean; onMore(): void }) {
  const t = useText();
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (busy || !end.current) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: "400px" },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [busy]);
  return (
    <div ref={end} className={styles.more}>
      <Button variant="default" loading={busy} onClick={onMore}>
        {t("list.more")}
      </Button>
    </div>
  );
}

function NothingFound() {
  const t = useText();
  return <Empty title={t("list.nothing_found")}>{t("list.nothing_found_words")}</Empty>;
}

function NothingYet() {
  const t = useText();
  return (
    <Empty
      title={t("list.nothing_yet")}
      action={
        <Button component={Link} to="/upload" leftSection={<Icon name="upload" size={18} />}>
          {t("home.first_upload")}
        </Button>
      }
    >
      {t("list.nothing_yet_words")}
    </Empty>
  );
}

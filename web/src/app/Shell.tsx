import { Button, Menu } from "@mantine/core";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Me } from "../api";
import { forgetUploads, goOn, uploads } from "../features/activity/uploads";
import { meQuery } from "../features/identity/me";
import { RecoveryBanner } from "../features/identity/RecoveryBanner";
import { useSignOut } from "../features/identity/sessions";
import { FeedbackButton } from "../features/insight/FeedbackButton";
import { ownFeedbackQuery } from "../features/insight/feedback";
import { usePresence } from "../features/insight/visits";
import { Reporting } from "../features/safety/Reporting";
import { Bell } from "../features/social/Bell";
import { requestsQuery } from "../features/social/friends";
import { directionOf } from "../lib/direction";
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, useLanguage, useText } from "../lib/text";
import { type Viewer, ViewerContext } from "../lib/viewer";
import { Avatar } from "../ui/Avatar";
import { Handle } from "../ui/Handle";
import { Icon, type IconName } from "../ui/icons";
import { Mark, Wordmark } from "../ui/Mark";
import { Refused } from "../ui/Refused";
import styles from "./Shell.module.css";

// The frame of every page: skip link, bar, content, and on small screens the tabs below.
export function Shell() {
  const t = useText();
  const me = useQuery(meQuery);
  const { language, setLanguage } = useLanguage();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);

  // The account's language wins over this device's once somebody is signed in.
  const account = me.data && chooseLanguage([me.data.language]);
  useEffect(() => {
    if (account) setLanguage(account);
  }, [account, setLanguage]);

  useWaitingUploads(me.data?.id);
  usePresence(me.isSuccess ? (me.data?.id ?? null) : undefined);

  // A new page is announced by moving the focus to its beginning, as a full load would; at once, so
  // that it cannot take the focus away from somebody who is already on the way.
  useLayoutEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);

  const viewer = useMemo<Viewer | null>(
    () =>
      me.data
        ? {
            handle: me.data.handle,
            name: me.data.name,
            units: me.data.units === "imperial" ? "imperial" : "metric",
            timeZone: me.data.time_zone,
          }
        : null,
    [me.data],
  );

  return (
    <ViewerContext.Provider value={viewer}>
      <a className={styles.skip} href="#content">
        {t("shell.skip")}
      </a>
      <header className={styles.bar}>
        <div className={styles.inner}>
          <Link to="/" className={styles.brand} aria-label={t("shell.to_start")}>
            <Wordmark size={32} />
          </Link>
          {me.data ? <Bar me={me.data} /> : <GuestBar waiting={me.isPending} />}
        </div>
      </header>
      <main id="content" ref={main} tabIndex={-1} className={styles.main} lang={language}>
        {me.isPending && <Waiting />}
        {me.isError && (
          <div className={styles.trouble}>
            <Refused error={me.error} retry={() => me.refetch()} />
          </div>
        )}
        {me.data && (
          <div className={styles.banner}>
            <RecoveryBanner />
          </div>
        )}
        {me.isSuccess &&
          (me.data ? (
            <Reporting>
              <Outlet />
            </Reporting>
          ) : (
            <Outlet />
          ))}
      </main>
      {me.data ? <Tabs /> : null}
      {me.isSuccess && <Foot signedIn={me.data !== null} />}
    </ViewerContext.Provider>
  );
}

// Uploads that waited for a sign-in go on after it; those of somebody else are forgotten.
function useWaitingUploads(athlete: string | undefined): void {
  const queries = useQueryClient();
  const before = useRef(athlete);
  useEffect(() => {
    if (!athlete) return;
    if (before.current && before.current !== athlete) forgetUploads();
    else if (uploads.get().halt === "signed_out") goOn(queries);
    before.current = athlete;
  }, [athlete, queries]);
}

function Bar({ me }: { me: Me }) {
  const t = useText();
  const signOut = useSignOut();
  const requests = useInfiniteQuery(requestsQuery("incoming"));
  const waiting = requests.data?.pages[0]?.items.length ?? 0;
  const answers = useInfiniteQuery(ownFeedbackQuery).data?.pages[0]?.unread ?? 0;
  return (
    <>
      <nav className={styles.nav} aria-label={t("shell.main")}>
        <Link to="/" activeOptions={{ exact: true }}>
          {t("nav.home")}
        </Link>
        <Link to="/feed">{t("nav.feed")}</Link>
        <Link to="/activities">{t("nav.activities")}</Link>
        <Link to="/training">{t("nav.training")}</Link>
        <Link to="/progress">{t("nav.progress")}</Link>
        <Link to="/challenges">{t("nav.challenges")}</Link>
        <Link to="/shop">{t("nav.shop")}</Link>
      </nav>
      <Button
        className={styles.upload}
        component={Link}
        to="/upload"
        size="sm"
        leftSection={<Icon name="upload" size={18} />}
      >
        {t("nav.upload")}
      </Button>
      <FeedbackButton me={me} />
      <Bell me={me} />
      <Menu position="bottom-end" width={220} shadow="md">
        <Menu.Target>
          <button
            type="button"
            className={styles.me}
            aria-label={t("shell.my_menu", { name: me.name })}
          >
            <Avatar name={me.name} handle={me.handle} />
            {waiting + answers > 0 && <span className={styles.waits} aria-hidden="true" />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <bdi>{me.name}</bdi> · <Handle handle={me.handle} />
          </Menu.Label>
          <Menu.Item
            component={Link}
            to={`/@${me.handle}`}
            leftSection={<Icon name="person" size={18} />}
          >
            {t("nav.profile")}
          </Menu.Item>
          <Menu.Item
            component={Link}
            to="/friends"
            leftSection={<Icon name="people" size={18} />}
            rightSection={waiting > 0 ? <Waits count={waiting} says="friends.waiting" /> : null}
          >
            {t("nav.friends")}
          </Menu.Item>
          <Menu.Item component={Link} to="/groups" leftSection={<Icon name="people" size={18} />}>
            {t("nav.groups")}
          </Menu.Item>
          <Menu.Item component={Link} to="/training" leftSection={<Icon name="route" size={18} />}>
            {t("nav.training")}
          </Menu.Item>
          <Menu.Item component={Link} to="/challenges" leftSection={<Icon name="flag" size={18} />}>
            {t("nav.challenges")}
          </Menu.Item>
          <Menu.Item component={Link} to="/gear" leftSection={<Icon name="shoe" size={18} />}>
            {t("nav.gear")}
          </Menu.Item>
          <Menu.Item component={Link} to="/shop" leftSection={<Icon name="bag" size={18} />}>
            {t("nav.shop")}
          </Menu.Item>
          <Menu.Item
            component={Link}
            to="/feedback"
            leftSection={<Icon name="smile" size={18} />}
            rightSection={answers > 0 ? <Waits count={answers} says="feedback.unread" /> : null}
          >
            {t("nav.feedback")}
          </Menu.Item>
          {me.is_operator && (
            <Menu.Item component={Link} to="/operator" leftSection={<Icon name="key" size={18} />}>
              {t("nav.operator")}
            </Menu.Item>
          )}
          <Menu.Item
            component={Link}
            to="/settings"
            leftSection={<Icon name="settings" size={18} />}
          >
            {t("nav.settings")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<Icon name="sign_out" size={18} />}
            onClick={() => signOut.mutate()}
          >
            {t("nav.sign_out")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

// How much waits, as far as the first page of it tells.
function Waits({ count, says }: { count: number; says: "friends.waiting" | "feedback.unread" }) {
  const t = useText();
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t(says, { count })}</span>
    </span>
  );
}

// Each language under its own name, so that somebody who reads no other finds it.
function LanguageMenu() {
  const t = useText();
  const { language, setLanguage } = useLanguage();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <button
          type="button"
          className={styles.language}
          aria-label={`${t("settings.language")}: ${LANGUAGE_NAMES[language]}`}
        >
          <Icon name="globe" size={18} />
          {LANGUAGE_NAMES[language]}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((known) => (
          <Menu.Item
            key={known}
            lang={known}
            dir={directionOf(known)}
            aria-current={known === language || undefined}
            onClick={() => setLanguage(known)}
          >
            {LANGUAGE_NAMES[known]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function GuestBar({ waiting }: { waiting: boolean }) {
  const t = useText();
  if (waiting) return null;
  return (
    <>
      <nav className={styles.guest} aria-label={t("shell.main")}>
        <LanguageMenu />
        <Link to="/sign_in" className={styles.sign_in}>
          {t("nav.sign_in")}
        </Link>
        <Button component={Link} to="/sign_up" size="sm" className={styles.sign_up}>
          {t("nav.sign_up")}
        </Button>
      </nav>
      <FeedbackButton me={null} />
    </>
  );
}

function Tabs() {
  const t = useText();
  const tab = (to: string, icon: IconName, label: string, exact = false) => (
    <Link to={to} activeOptions={{ exact }} className={styles.tab}>
      <Icon name={icon} size={22} />
      <span>{label}</span>
    </Link>
  );
  return (
    <nav className={styles.tabs} aria-label={t("shell.tabs")}>
      {tab("/", "home", t("nav.home"), true)}
      {tab("/feed", "feed", t("nav.feed"))}
      <Link to="/upload" className={styles.tab_upload} aria-label={t("nav.upload")}>
        <Icon name="plus" size={26} />
      </Link>
      {tab("/activities", "list", t("nav.activities"))}
      {tab("/progress", "medal", t("nav.progress"))}
    </nav>
  );
}

function Foot({ signedIn }: { signedIn: boolean }) {
  const t = useText();
  return (
    <footer className={styles.foot} data-signed-in={signedIn || undefined}>
      <div className={styles.inner}>
        <span>{t("shell.motto")}</span>
        <nav aria-label={t("shell.more")}>
          <Link to="/api">{t("nav.developers")}</Link>
          <Link to="/design">{t("nav.design")}</Link>
          <a href="/licences.txt">{t("nav.licences")}</a>
        </nav>
      </div>
    </footer>
  );
}

function Waiting() {
  const t = useText();
  return (
    <div className={styles.waiting} role="status">
      <Mark size={56} />
      <span className="visually-hidden">{t("common.loading")}</span>
    </div>
  );
}

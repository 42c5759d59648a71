// Every address of the app, in one list. Pages are loaded when they are first visited.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { type Eyes, eyesOf } from "../features/activity/eyes";
import { meQuery } from "../features/identity/me";
import { type FriendsPart, friendsPart } from "../features/social/friendsParts";
import { SPORTS } from "../lib/sports";
import { Broken } from "./ErrorBoundary";
import { NotFound } from "./NotFound";
import { queries } from "./queries";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

// Pages of one's own need somebody signed in; afterwards the way leads back here.
async function signedIn({ location }: { location: { href: string } }) {
  const me = await queries.fetchQuery(meQuery);
  if (!me) throw redirect({ to: "/sign_in", search: { back: location.href } });
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const day = (value: unknown) =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

// Only a path of our own is followed after signing in, never another site's address.
const ownPath = (value: unknown) =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : undefined;

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/Start"), "Start"),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign_up",
  component: lazyRouteComponent(() => import("../features/identity/SignUpPage"), "SignUpPage"),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/identity/WelcomePage"), "WelcomePage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign_in",
  validateSearch: (search: Record<string, unknown>): { back?: string } => ({
    back: ownPath(search.back),
  }),
  component: lazyRouteComponent(() => import("../features/identity/SignInPage"), "SignInPage"),
});
const signInLink = createRoute({
  getParentRoute: () => root,
  path: "/sign_in/link",
  component: lazyRouteComponent(() => import("../features/identity/LinkPage"), "LinkPage"),
});
const signInOpenid = createRoute({
  getParentRoute: () => root,
  path: "/sign_in/openid/$provider",
  component: lazyRouteComponent(() => import("../features/identity/OpenidPage"), "OpenidPage"),
});
const recovery = createRoute({
  getParentRoute: () => root,
  path: "/recovery",
  component: lazyRouteComponent(() => import("../features/identity/RecoveryPage"), "RecoveryPage"),
});
const cancelRecovery = createRoute({
  getParentRoute: () => root,
  path: "/recovery/cancel",
  component: lazyRouteComponent(
    () => import("../features/identity/CancelRecoveryPage"),
    "CancelRecoveryPage",
  ),
});
const erasure = createRoute({
  getParentRoute: () => root,
  path: "/erasure",
  component: lazyRouteComponent(
    () => import("../features/identity/erasure/ErasurePage"),
    "ErasurePage",
  ),
});
const upload = createRoute({
  getParentRoute: () => root,
  path: "/upload",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./pages/Upload"), "Upload"),
});
const activities = createRoute({
  getParentRoute: () => root,
  path: "/activities",
  beforeLoad: signedIn,
  validateSearch: (
    search: Record<string, unknown>,
  ): { sport?: string; from?: string; to?: string; q?: string } => ({
    sport: SPORTS.find((sport) => sport === search.sport),
    from: day(search.from),
    to: day(search.to),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import("../features/activity/ListPage"), "ListPage"),
});
const activity = createRoute({
  getParentRoute: () => root,
  path: "/activities/$id",
  validateSearch: (search: Record<string, unknown>): { as?: Eyes } => ({
    as: eyesOf(search.as),
  }),
  component: lazyRouteComponent(() => import("./pages/Activity"), "Activity"),
});
const challenges = createRoute({
  getParentRoute: () => root,
  path: "/challenges",
  beforeLoad: signedIn,
  component: lazyRouteComponent(
    () => import("../features/compete/ChallengesPage"),
    "ChallengesPage",
  ),
});
const newChallenge = createRoute({
  getParentRoute: () => root,
  path: "/challenges/new",
  beforeLoad: signedIn,
  validateSearch: (search: Record<string, unknown>): { kind?: "regional" } => ({
    kind: search.kind === "regional" ? "regional" : undefined,
  }),
  component: lazyRouteComponent(
    () => import("../features/compete/NewChallengePage"),
    "NewChallengePage",
  ),
});
const challenge = createRoute({
  getParentRoute: () => root,
  path: "/challenges/$id",
  beforeLoad: signedIn,
  validateSearch: (search: Record<string, unknown>): { code?: string } => ({
    code: text(search.code),
  }),
  component: lazyRouteComponent(() => import("../features/compete/ChallengePage"), "ChallengePage"),
});
const editChallenge = createRoute({
  getParentRoute: () => root,
  path: "/challenges/$id/edit",
  beforeLoad: signedIn,
  component: lazyRouteComponent(
    () => import("../features/compete/EditChallengePage"),
    "EditChallengePage",
  ),
});
const operator = createRoute({
  getParentRoute: () => root,
  id: "operator",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./OperatorFrame"), "OperatorFrame"),
});
const operatorStart = createRoute({
  getParentRoute: () => operator,
  path: "/operator",
  component: lazyRouteComponent(() => import("./pages/Operator"), "Operator"),
});
const operatorFeedback = createRoute({
  getParentRoute: () => operator,
  path: "/operator/feedback",
  component: lazyRouteComponent(() => import("../features/insight/InboxPage"), "InboxPage"),
});
const operatorJourney = createRoute({
  getParentRoute: () => operator,
  path: "/operator/journey",
  component: lazyRouteComponent(() => import("../features/insight/JourneyPage"), "JourneyPage"),
});
const feedback = createRoute({
  getParentRoute: () => root,
  path: "/feedback",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./pages/Feedback"), "Feedback"),
});
const operatorChallenges = createRoute({
  getParentRoute: () => operator,
  path: "/operator/challenges",
  component: lazyRouteComponent(() => import("../features/compete/OperatorPage"), "OperatorPage"),
});
const operatorShops = createRoute({
  getParentRoute: () => operator,
  path: "/operator/shops",
  component: lazyRouteComponent(() => import("../features/shop/ShopsPage"), "ShopsPage"),
});
const operatorSafety = createRoute({
  getParentRoute: () => operator,
  path: "/operator/safety",
  component: lazyRouteComponent(() => import("../features/safety/QueuePage"), "QueuePage"),
});
const operatorRequests = createRoute({
  getParentRoute: () => operator,
  path: "/operator/requests",
  component: lazyRouteComponent(() => import("./pages/Requests"), "Requests"),
});
const operatorAudit = createRoute({
  getParentRoute: () => operator,
  path: "/operator/audit",
  component: lazyRouteComponent(() => import("../features/safety/AuditPage"), "AuditPage"),
});
const decisions = createRoute({
  getParentRoute: () => root,
  path: "/decisions",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/safety/DecisionsPage"), "DecisionsPage"),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: "/reports",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/safety/ReportsPage"), "ReportsPage"),
});
const operatorPromotions = createRoute({
  getParentRoute: () => operator,
  path: "/operator/promotions",
  component: lazyRouteComponent(() => import("../features/shop/PromotionsPage"), "PromotionsPage"),
});
const newPromotion = createRoute({
  getParentRoute: () => operator,
  path: "/operator/promotions/new",
  component: lazyRouteComponent(
    () => import("../features/shop/NewPromotionPage"),
    "NewPromotionPage",
  ),
});
const editPromotion = createRoute({
  getParentRoute: () => operator,
  path: "/operator/promotions/$id",
  component: lazyRouteComponent(
    () => import("../features/shop/EditPromotionPage"),
    "EditPromotionPage",
  ),
});
const progress = createRoute({
  getParentRoute: () => root,
  path: "/progress",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/rewards/ProgressPage"), "ProgressPage"),
});
const comparisons = createRoute({
  getParentRoute: () => root,
  path: "/comparisons",
  beforeLoad: signedIn,
  component: lazyRouteComponent(
    () => import("../features/compare/ComparisonsPage"),
    "ComparisonsPage",
  ),
});
const feed = createRoute({
  getParentRoute: () => root,
  path: "/feed",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./pages/Feed"), "Feed"),
});
const friends = createRoute({
  getParentRoute: () => root,
  path: "/friends",
  beforeLoad: signedIn,
  validateSearch: (search: Record<string, unknown>): { q?: string; show?: FriendsPart } => ({
    q: text(search.q),
    show: friendsPart(search.show),
  }),
  component: lazyRouteComponent(() => import("../features/social/FriendsPage"), "FriendsPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({
    token: text(search.token),
  }),
  component: lazyRouteComponent(
    () => import("../features/social/InvitationPage"),
    "InvitationPage",
  ),
});
const groups = createRoute({
  getParentRoute: () => root,
  path: "/groups",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/social/GroupsPage"), "GroupsPage"),
});
const newGroup = createRoute({
  getParentRoute: () => root,
  path: "/groups/new",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/social/NewGroupPage"), "NewGroupPage"),
});
const group = createRoute({
  getParentRoute: () => root,
  path: "/groups/$id",
  beforeLoad: signedIn,
  validateSearch: (search: Record<string, unknown>): { invitation?: string } => ({
    invitation: text(search.invitation),
  }),
  component: lazyRouteComponent(() => import("../features/social/GroupPage"), "GroupPage"),
});
const editGroup = createRoute({
  getParentRoute: () => root,
  path: "/groups/$id/edit",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/social/EditGroupPage"), "EditGroupPage"),
});
const training = createRoute({
  getParentRoute: () => root,
  path: "/training",
  beforeLoad: signedIn,
  validateSearch: (search: Record<string, unknown>): { on?: string; view?: "month" } => ({
    on: day(search.on),
    view: search.view === "month" ? "month" : undefined,
  }),
  component: lazyRouteComponent(() => import("../features/training/TrainingPage"), "TrainingPage"),
});
const trainingSession = createRoute({
  getParentRoute: () => root,
  path: "/training/$id",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/training/SessionPage"), "SessionPage"),
});
const gear = createRoute({
  getParentRoute: () => root,
  path: "/gear",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/activity/gear/GearPage"), "GearPage"),
});
const shop = createRoute({
  getParentRoute: () => root,
  path: "/shop",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./pages/Shop"), "Shop"),
});
const settings = createRoute({
  getParentRoute: () => root,
  id: "settings",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./SettingsFrame"), "SettingsFrame"),
});
const settingsProfile = createRoute({
  getParentRoute: () => settings,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings/Profile"), "Profile"),
});
const notifications = createRoute({
  getParentRoute: () => root,
  path: "/notifications",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./pages/News"), "News"),
});
const stopMail = createRoute({
  getParentRoute: () => root,
  path: "/mail/stop",
  component: lazyRouteComponent(() => import("../features/social/StopMailPage"), "StopMailPage"),
});
const settingsNotifications = createRoute({
  getParentRoute: () => settings,
  path: "/settings/notifications",
  component: lazyRouteComponent(
    () => import("../features/social/NewsSettingsPage"),
    "NewsSettingsPage",
  ),
});
const settingsBody = createRoute({
  getParentRoute: () => settings,
  path: "/settings/body",
  component: lazyRouteComponent(() => import("./pages/settings/Body"), "Body"),
});
const settingsPrivacy = createRoute({
  getParentRoute: () => settings,
  path: "/settings/privacy",
  component: lazyRouteComponent(() => import("./pages/settings/Privacy"), "Privacy"),
});
const settingsAllowed = createRoute({
  getParentRoute: () => settings,
  path: "/settings/allowed",
  component: lazyRouteComponent(() => import("./pages/settings/Allowed"), "Allowed"),
});
const settingsSecurity = createRoute({
  getParentRoute: () => settings,
  path: "/settings/security",
  component: lazyRouteComponent(() => import("./pages/settings/Security"), "Security"),
});
const settingsApps = createRoute({
  getParentRoute: () => settings,
  path: "/settings/apps",
  component: lazyRouteComponent(() => import("./pages/settings/Apps"), "Apps"),
});
const settingsData = createRoute({
  getParentRoute: () => settings,
  path: "/settings/data",
  component: lazyRouteComponent(() => import("../features/identity/data/DataPage"), "DataPage"),
});
// An app sent the browser here; what it asked stands in the address as it came.
const connect = createRoute({
  getParentRoute: () => root,
  path: "/connect",
  beforeLoad: signedIn,
  validateSearch: (search: Record<string, unknown>): { request?: string } => ({
    request: text(search.request),
  }),
  component: lazyRouteComponent(
    () => import("../features/identity/apps/ConsentPage"),
    "ConsentPage",
  ),
});
const device = createRoute({
  getParentRoute: () => root,
  path: "/device",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("../features/identity/apps/DevicePage"), "DevicePage"),
});
const apps = createRoute({
  getParentRoute: () => root,
  path: "/apps",
  beforeLoad: signedIn,
  component: lazyRouteComponent(
    () => import("../features/identity/apps/DeveloperAppsPage"),
    "DeveloperAppsPage",
  ),
});
const athlete = createRoute({
  getParentRoute: () => root,
  path: "/@{$handle}",
  component: lazyRouteComponent(() => import("./pages/Athlete"), "Athlete"),
});
const athleteLong = createRoute({
  getParentRoute: () => root,
  path: "/athletes/$handle",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/@{$handle}", params: { handle: params.handle }, replace: true });
  },
});
const design = createRoute({
  getParentRoute: () => root,
  path: "/design",
  component: lazyRouteComponent(() => import("./pages/Design"), "Design"),
});
const developers = createRoute({
  getParentRoute: () => root,
  path: "/api",
  component: lazyRouteComponent(() => import("./pages/Developers"), "Developers"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signUp,
    welcome,
    signIn,
    signInLink,
    signInOpenid,
    recovery,
    erasure,
    cancelRecovery,
    upload,
    activities,
    activity,
    challenges,
    newChallenge,
    challenge,
    editChallenge,
    operator.addChildren([
      operatorStart,
      operatorChallenges,
      operatorPromotions,
      newPromotion,
      editPromotion,
      operatorShops,
      operatorFeedback,
      operatorJourney,
      operatorSafety,
      operatorRequests,
      operatorAudit,
    ]),
    decisions,
    reports,
    feedback,
    progress,
    comparisons,
    feed,
    friends,
    invitation,
    groups,
    newGroup,
    group,
    editGroup,
    training,
    trainingSession,
    gear,
    shop,
    notifications,
    stopMail,
    settings.addChildren([
      settingsProfile,
      settingsBody,
      settingsPrivacy,
      settingsAllowed,
      settingsNotifications,
      settingsSecurity,
      settingsApps,
      settingsData,
    ]),
    connect,
    device,
    apps,
    athlete,
    athleteLong,
    design,
    developers,
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

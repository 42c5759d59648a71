// The only door to the server's types and calls. Everything here follows from the OpenAPI document.
import createClient from "openapi-fetch";
import { Refusal, readRefusal } from "./refusal";
import type { components, paths } from "./schema";

export { Refusal } from "./refusal";

type Schemas = components["schemas"];
export type Activity = Schemas["Activity"];
export type ActivityCard = Schemas["ActivityCard"];
export type AppDraft = Schemas["AppDraft"];
export type AppForCodes = Schemas["AppForCodes"];
export type AppKind = Schemas["AppKind"];
export type AskedScope = Schemas["AskedScope"];
export type Audience = Schemas["Audience"];
export type Badge = Schemas["Badge"];
export type BestEffort = Schemas["ShownEffort"];
export type Body = Schemas["BodyAnswer"];
export type CaseDecision = Schemas["CaseDecision"];
export type Certificate = Schemas["Certificate"];
export type Challenge = Schemas["Challenge"];
export type ChallengeCard = Schemas["ChallengeCard"];
export type ChallengeDraft = Schemas["ChallengeDraft"];
export type ChallengeEdit = Schemas["ChallengeEdit"];
export type ChallengeEntry = Schemas["ChallengeEntry"];
export type ChallengeMeasure = Schemas["ChallengeMeasure"];
export type ChallengeReceipt = Schemas["ChallengeReceipt"];
export type ChallengeRules = Schemas["ChallengeRules"];
export type Comment = Schemas["Comment"];
export type BestBeside = Schemas["BestBeside"];
export type ComparedFriend = Schemas["ComparedFriend"];
export type ComparedPeriod = Schemas["ComparedPeriod"];
export type ComparedSpan = Schemas["ComparedSpan"];
export type ComparedSums = Schemas["ComparedSums"];
export type Consent = Schemas["Consent"];
export type ConsentEvent = Schemas["ConsentEvent"];
export type ConsentPurpose = Schemas["ConsentPurpose"];
export type ConnectedApp = Schemas["ConnectedApp"];
export type ConsentQuestion = Schemas["ConsentQuestion"];
export type Country = Schemas["Country"];
export type DayTotals = Schemas["WeekDay"];
export type DeveloperApp = Schemas["DeveloperApp"];
export type DeviceType = Schemas["DeviceType"];
export type Discount = Schemas["Discount"];
export type Earned = Schemas["Earned"];
export type Export = Schemas["Export"];
export type FeedbackInbox = Schemas["FeedbackInbox"];
export type FeedbackKind = Schemas["FeedbackKind"];
export type FeedbackState = Schemas["FeedbackState"];
export type FeedDraft = Schemas["FeedDraft"];
export type FeedActivity = Schemas["FeedActivity"];
export type FeedEntry = Schemas["FeedEntry"];
export type FeedFault = Schemas["FeedFault"];
export type FeedRun = Schemas["FeedRun"];
export type Gear = Schemas["Gear"];
export type GearDraft = Schemas["GearDraft"];
export type EventAnswer = Schemas["EventAnswer"];
export type GradedDistance = Schemas["GradedDistance"];
export type Group = Schemas["Group"];
export type GroupCard = Schemas["GroupCard"];
export type GroupDraft = Schemas["GroupDraft"];
export type GroupEvent = Schemas["GroupEvent"];
export type GroupEventDraft = Schemas["GroupEventDraft"];
export type GroupKind = Schemas["GroupKind"];
export type GroupMeasure = Schemas["GroupMeasure"];
export type GroupMember = Schemas["GroupMember"];
export type GroupPeriod = Schemas["GroupPeriod"];
export type GroupPost = Schemas["GroupPost"];
export type GroupRole = Schemas["GroupRole"];
export type GearEdit = Schemas["GearEdit"];
export type GearKind = Schemas["GearKind"];
export type GearOffer = Schemas["GearOffer"];
export type Import = Schemas["Import"];
export type Journey = Schemas["Journey"];
export type JourneyCohort = Schemas["JourneyCohort"];
export type Kudos = Schemas["Kudos"];
export type Lap = Schemas["Lap"];
export type LoadDay = Schemas["LoadDay"];
export type LoadSummary = Schemas["LoadCurve"];
export type Me = Schemas["Me"];
export type MePatch = Schemas["ChangeMe"];
export type MyDecision = Schemas["MyDecision"];
export type NewAccount = Schemas["OpenAccount"];
export type NewApp = Schemas["NewApp"];
export type NewBody = Schemas["BodyInput"];
export type NewFeedback = Schemas["NewFeedback"];
export type Newcomer = Schemas["Newcomer"];
export type Notice = Schemas["Notice"];
export type Notification = Schemas["Notification"];
export type NotificationSettings = Schemas["NotificationSettings"];
export type NotificationWishes = Schemas["NotificationWishes"];
export type Offer = Schemas["OfferCard"];
export type OpenidConnection = Schemas["OpenidConnection"];
export type OpenidProvider = Schemas["OpenidProvider"];
export type OperatedChallenge = Schemas["OperatedChallenge"];
export type OperatedFeedback = Schemas["OperatedFeedback"];
export type OperatedOrder = Schemas["OperatedOrder"];
export type OperatedPromotion = Schemas["OperatedPromotion"];
export type OperatedShop = Schemas["OperatedShop"];
export type FriendComparison = Schemas["FriendComparison"];
export type OwnComparison = Schemas["OwnComparison"];
export type OwnFeedback = Schemas["OwnFeedback"];
export type PartAudiences = NonNullable<Schemas["ActivityEdit"]["audiences"]>;
export type Passkey = Schemas["Passkey"];
export type Person = Schemas["Person"];
export type PersonFound = Schemas["PersonFound"];
export type PersonSuggested = Schemas["PersonSuggested"];
export type PersonalBest = Schemas["PersonalBest"];
export type Privacy = Schemas["Privacy"];
export type PrivacyZone = Schemas["PrivacyZone"];
export type PrivacyZones = Schemas["PrivacyZones"];
export type ProductFeed = Schemas["Feed"];
export type Profile = Schemas["Profile"];
export type Progress = Schemas["Progress"];
export type PromotionDraft = Schemas["PromotionDraft"];
export type PromotionUnlock = Schemas["PromotionUnlock"];
export type Reaction = Schemas["Reaction"];
export type RegionBar = Schemas["RegionBar"];
export type SpanBeside = Schemas["SpanBeside"];
export type RegionComparison = Schemas["RegionComparison"];
export type RegionMeasure = Schemas["RegionMeasure"];
export type RegionStanding = Schemas["RegionStanding"];
export type Relation = Schemas["Relation"];
export type Security = Schemas["Security"];
export type Restore = Schemas["Restore"];
export type SafetyCase = Schemas["SafetyCase"];
export type SafetyDecision = Schemas["SafetyDecision"];
export type SafetyRule = Schemas["SafetyRule"];
export type Session = Schemas["Session"];
export type ShopChange = Schemas["ShopChange"];
export type ShopDraft = Schemas["ShopDraft"];
export type ShownCircle = Schemas["ShownCircle"];
export type Split = Schemas["Split"];
export type StaffRequest = Schemas["StaffRequest"];
export type StaffRequestKind = Schemas["StaffRequestKind"];
export type Standing = Schemas["Standing"];
export type Streak = Schemas["Streak"];
export type Streams = Schemas["Streams"];
export type SuggestedProduct = Schemas["ShownProduct"];
export type Suggestion = Schemas["Suggestion"];
export type SuggestionReason = Schemas["SuggestionReason"];
export type TrainingAdvice = Schemas["TrainingAdvice"];
export type TrainingChange = Schemas["TrainingChange"];
export type TrainingGoal = Schemas["TrainingGoal"];
export type TrainingOutcome = Schemas["TrainingOutcome"];
export type TrainingPlan = Schemas["TrainingPlan"];
export type TrainingSession = Schemas["TrainingSession"];
export type TrainingSessionCard = Schemas["SessionCard"];
export type TrainingStep = Schemas["SessionStep"];
export type TrainingWeek = Schemas["PlanWeek"];
export type UploadAnswer = Schemas["Uploaded"];
export type WeekSummary = Schemas["Week"];
export type ZoneDraft = Schemas["ZoneInput"];
export type ZoneEdit = Schemas["ZoneEdit"];
export type ZoneSuggestion = Schemas["ZoneSuggestion"];
export type ZoneTime = Schemas["Zone"];

export const client = createClient<paths>({ baseUrl: "" });

// What a call brought, or the server's refusal thrown as a `Refusal`.
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  let outcome: { data?: T; error?: unknown; response: Response };
  try {
    outcome = await call;
  } catch (cause) {
    throw Refusal.offline(cause);
  }
  const { data, error, response } = outcome;
  if (!response.ok) throw readRefusal(response.status, error, response.headers.get("Retry-After"));
  return data as T;
}

// A fresh key for a POST that creates, so that a retry cannot create twice.
export function idempotencyKey(): string {
  return crypto.randomUUID();
}

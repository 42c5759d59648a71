// The only door to the server's types and calls. Everything here follows from the OpenAPI document.
import createClient, { type Middleware } from "openapi-fetch";
import { Refusal, readRefusal } from "./refusal";
import type { components, paths } from "./schema";

export { Refusal } from "./refusal";

type Schemas = components["schemas"];
export type Activity = Schemas["Activity"];
export type ActivityCard = Schemas["ActivityCard"];
export type AthleteCard = Schemas["AthleteCard"];
export type Audience = Schemas["Audience"];
export type Badge = Schemas["Badge"];
export type BestEffort = Schemas["BestEffort"];
export type Body = Schemas["Body"];
export type Country = Schemas["Country"];
export type DayTotals = Schemas["DayTotals"];
export type Earned = Schemas["Earned"];
export type Import = Schemas["Import"];
export type ImportFile = Schemas["ImportFile"];
export type Lap = Schemas["Lap"];
export type Language = Schemas["Language"];
export type LoadDay = Schemas["LoadDay"];
export type LoadSummary = Schemas["LoadSummary"];
export type Me = Schemas["Me"];
export type MePatch = Schemas["MePatch"];
export type NewAccount = Schemas["NewAccount"];
export type NewBody = Schemas["NewBody"];
export type Passkey = Schemas["Passkey"];
export type PersonalBest = Schemas["PersonalBest"];
export type Profile = Schemas["Profile"];
export type Progress = Schemas["Progress"];
export type Session = Schemas["Session"];
export type Split = Schemas["Split"];
export type Sport = Schemas["Sport"];
export type Streak = Schemas["Streak"];
export type Streams = Schemas["Streams"];
export type Units = Schemas["Units"];
export type UploadAnswer = Schemas["UploadAnswer"];
export type WeekSummary = Schemas["WeekSummary"];
export type ZoneTime = Schemas["ZoneTime"];

// The server words its refusals in the language of the page, not of the browser.
const inPageLanguage: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang || "en");
    return request;
  },
};

export const client = createClient<paths>({ baseUrl: "" });
client.use(inPageLanguage);

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

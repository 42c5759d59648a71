// The only door to the server's types and calls. Everything here follows from the OpenAPI document.
import createClient, { type Middleware } from "openapi-fetch";
import { Refusal, readRefusal } from "./refusal";
import type { components, paths } from "./schema";

export { Refusal } from "./refusal";

type Schemas = components["schemas"];
export type Activity = Schemas["Activity"];
export type ActivityCard = Schemas["ActivityCard"];
export type Audience = Schemas["Audience"];
export type Badge = Schemas["Badge"];
export type BestEffort = Schemas["ShownEffort"];
export type Body = Schemas["BodyAnswer"];
export type Country = Schemas["Country"];
export type DayTotals = Schemas["WeekDay"];
export type Earned = Schemas["Earned"];
export type Import = Schemas["Import"];
export type Lap = Schemas["Lap"];
export type LoadDay = Schemas["LoadDay"];
export type LoadSummary = Schemas["LoadCurve"];
export type Me = Schemas["Me"];
export type MePatch = Schemas["ChangeMe"];
export type NewAccount = Schemas["OpenAccount"];
export type NewBody = Schemas["BodyInput"];
export type Passkey = Schemas["Passkey"];
export type PersonalBest = Schemas["PersonalBest"];
export type Profile = Schemas["Profile"];
export type Progress = Schemas["Progress"];
export type Session = Schemas["Session"];
export type Split = Schemas["Split"];
export type Streak = Schemas["Streak"];
export type Streams = Schemas["Streams"];
export type UploadAnswer = Schemas["Uploaded"];
export type WeekSummary = Schemas["Week"];
export type ZoneTime = Schemas["Zone"];

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

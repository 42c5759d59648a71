// What is typed into the forms of groups, and what it describes. Pure: units are passed in.
import type {
  Group,
  GroupDraft,
  GroupEvent,
  GroupEventDraft,
  GroupKind,
  GroupMeasure,
  GroupPeriod,
} from "../../api";
import { metresInUnit, type Units } from "../../lib/units";

export const KINDS = ["open", "by_request", "hidden"] as const;
export const MEASURES = ["distance", "time", "count"] as const;
export const PERIODS = ["week", "month", "year"] as const;

export interface Fields {
  name: string;
  about: string;
  kind: GroupKind;
  // Empty: any sport.
  sport: string;
  place: string;
  // Empty: no goal.
  measure: GroupMeasure | "";
  amount: string;
  period: GroupPeriod;
}

export const EMPTY: Fields = {
  name: "",
  about: "",
  kind: "by_request",
  sport: "",
  place: "",
  measure: "",
  amount: "",
  period: "month",
};

// How many metres, seconds or activities one of what is typed means.
function unitOf(measure: GroupMeasure, units: Units): number {
  if (measure === "distance") return metresInUnit(units);
  return measure === "time" ? 3600 : 1;
}

// The draft, or `null` when the goal is no number.
export function draftOf(fields: Fields, units: Units): GroupDraft | null {
  const draft: GroupDraft = {
    name: fields.name.trim(),
    about: fields.about.trim(),
    kind: fields.kind,
    sport: fields.sport || undefined,
    place: fields.place.trim() || undefined,
  };
  if (fields.measure === "") return draft;
  const typed = fields.amount.trim().replace(",", ".");
  const amount = Number(typed);
  if (typed === "" || !Number.isFinite(amount)) return null;
  const { measure, period } = fields;
  return {
    ...draft,
    goal: { measure, period, amount: Math.round(amount * unitOf(measure, units)) },
  };
}

// The form as it is filled in for a group that exists.
export function fieldsOf(group: Group, units: Units): Fields {
  const { goal } = group;
  const unit = goal ? unitOf(goal.measure, units) : 1;
  return {
    name: group.name,
    about: group.about,
    kind: group.kind,
    sport: group.sport ?? "",
    place: group.place ?? "",
    measure: goal?.measure ?? "",
    amount: goal ? String(Math.round((goal.amount / unit) * 100) / 100) : "",
    period: goal?.period ?? "month",
  };
}

// The kinds that a group of this kind may become: what was not open is never opened to all.
export function kindsFor(before?: GroupKind): readonly GroupKind[] {
  return before === undefined || before === "open" ? KINDS : KINDS.slice(1);
}

export interface EventFields {
  title: string;
  about: string;
  place: string;
  day: string;
  time: string;
  minutes: string;
  timeZone: string;
}

export function eventDraftOf(fields: EventFields): GroupEventDraft {
  return {
    title: fields.title.trim(),
    about: fields.about.trim(),
    place: fields.place.trim(),
    local_start: `${fields.day}T${fields.time}`,
    time_zone: fields.timeZone,
    minutes: Math.round(Number(fields.minutes)) || 0,
    cancelled: false,
  };
}

export function eventFieldsOf(event: GroupEvent): EventFields {
  const [day = "", time = ""] = event.local_start.split("T");
  const lasts = Date.parse(event.ends_at) - Date.parse(event.starts_at);
  return {
    title: event.title,
    about: event.about,
    place: event.place,
    day,
    time,
    minutes: String(lasts / 60_000),
    timeZone: event.time_zone,
  };
}

// The same event, called off or on again.
export function withCancelled(event: GroupEvent, cancelled: boolean): GroupEventDraft {
  return { ...eventDraftOf(eventFieldsOf(event)), cancelled };
}

// The square in the middle of a picture.
export function middleOf(width: number, height: number) {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

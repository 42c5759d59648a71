// What apps may do, in plain words: pure.
import type { AppKind, AskedScope, DeviceType } from "../../../api";

// A scope that this app does not know yet is shown by its own word rather than hidden.
export const SCOPES = {
  profile: { title: "scope.profile", words: "scope.profile_words" },
  "activity:write": { title: "scope.write", words: "scope.write_words" },
  "activity:read": { title: "scope.read", words: "scope.read_words" },
  "activity:read_private": { title: "scope.private", words: "scope.private_words" },
  "health:read": { title: "scope.health", words: "scope.health_words" },
} as const;

export type KnownScope = keyof typeof SCOPES;

export function isKnown(scope: string): scope is KnownScope {
  return scope in SCOPES;
}

export const DEVICES: Record<DeviceType, `device.${DeviceType}`> = {
  watch: "device.watch",
  bike_computer: "device.bike_computer",
  machine: "device.machine",
  scale: "device.scale",
  other: "device.other",
};

export const KINDS: Record<AppKind, `apps.kind_${AppKind}`> = {
  public: "apps.kind_public",
  confidential: "apps.kind_confidential",
  browserless: "apps.kind_browserless",
};

// What is ticked before somebody ticks anything. Never what is private or of the body, whatever was allowed before.
export function tickedAtFirst(asked: readonly AskedScope[]): ReadonlySet<string> {
  return new Set(asked.filter((one) => !one.delicate).map((one) => one.scope));
}

export function toggled(ticked: ReadonlySet<string>, scope: string): ReadonlySet<string> {
  const next = new Set(ticked);
  if (!next.delete(scope)) next.add(scope);
  return next;
}

// Addresses, one on each line as they are typed.
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

// A code as the device shows it, however it is typed.
export function asOnDevice(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^A-Z]/g, "")
    .slice(0, 8);
  return letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}

// A refusal in the server's words (RFC 9457), or our own word for a lost connection.

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: Readonly<Record<string, string>> = {},
    readonly incident?: string,
    readonly retryAfterS?: number,
    cause?: unknown,
  ) {
    super(detail || code, { cause });
    this.name = "Refusal";
  }

  static offline(cause?: unknown): Refusal {
    return new Refusal(0, "offline", "", {}, undefined, undefined, cause);
  }
}

// Reads a problem document; anything else (a proxy's page, say) becomes a plain refusal.
export function readRefusal(status: number, body: unknown, retryAfter: string | null): Refusal {
  const problem = isRecord(body) ? body : {};
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return new Refusal(
    status,
    text(problem.code) ?? `http_${status}`,
    text(problem.detail) ?? text(problem.title) ?? "",
    texts(problem.fields),
    text(problem.incident),
    Number.isFinite(seconds) ? seconds : undefined,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function texts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  const found: Record<string, string> = {};
  for (const [key, item] of Object.entries(value)) {
    const message = text(item);
    if (message !== undefined) found[key] = message;
  }
  return found;
}

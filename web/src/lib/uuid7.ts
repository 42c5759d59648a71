// Ids made here, so that what is said without a connection already has its name (RFC 9562, version 7).

export function uuid7(
  now = Date.now(),
  luck: Uint8Array = crypto.getRandomValues(new Uint8Array(10)),
): string {
  const time = now.toString(16).padStart(12, "0");
  const bytes = Uint8Array.from(luck);
  bytes[0] = (bytes[0]! & 0x0f) | 0x70;
  bytes[2] = (bytes[2]! & 0x3f) | 0x80;
  const rest = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [time.slice(0, 8), time.slice(8), rest.slice(0, 4), rest.slice(4, 8), rest.slice(8)].join(
    "-",
  );
}

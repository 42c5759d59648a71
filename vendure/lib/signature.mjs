// Signatures as in Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, with a `whsec_` secret.
import { createHmac } from "node:crypto";

const PREFIX = "whsec_";

// The bytes of a secret, or a reason why it is none.
export function keyOf(secret) {
  const letters = typeof secret === "string" && secret.startsWith(PREFIX) && secret.slice(PREFIX.length);
  if (!letters || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) {
    throw new Error("a secret is `whsec_` and base64");
  }
  const key = Buffer.from(letters, "base64");
  if (key.length < 24 || key.length > 64) throw new Error("a secret has 24 to 64 bytes");
  return key;
}

// The three headers that a signed message carries. `at` is in whole seconds since 1970.
export function signed(secret, id, at, body) {
  const mac = createHmac("sha256", keyOf(secret)).update(`${id}.${at}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": `v1,${mac}` };
}

import { expect, test } from "vitest";
import { readCreation, readRequest } from "./webauthn";

const creation = {
  challenge: "AQID",
  rp: { id: "localhost", name: "Stadion" },
  user: { id: "BAUG", name: "mira@example.org", displayName: "Mira" },
  pubKeyCredParams: [{ type: "public-key", alg: -7 }],
  excludeCredentials: [{ type: "public-key", id: "BwgJ" }],
};

test("bytes in the options become bytes for the browser and the rest stays", () => {
  const read = readCreation(creation);
  expect(read.challenge).toEqual(Uint8Array.of(1, 2, 3));
  expect(read.user.id).toEqual(Uint8Array.of(4, 5, 6));
  expect(read.excludeCredentials?.[0]?.id).toEqual(Uint8Array.of(7, 8, 9));
  expect(read.rp.name).toBe("Stadion");
});

test("options within publicKey are read the same way", () => {
  expect(readCreation({ publicKey: creation })).toEqual(readCreation(creation));
});

test("a request without a list of passkeys asks for any of them", () => {
  const read = readRequest({ challenge: "AQID", rpId: "localhost" });
  expect(read.allowCredentials).toBeUndefined();
  expect(read.challenge).toEqual(Uint8Array.of(1, 2, 3));
});

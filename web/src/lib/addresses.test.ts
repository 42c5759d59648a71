import { expect, test } from "vitest";
import { addressesIn, hashOf, pieces } from "./addresses";

test("addresses are found in a list, a table and an address book, each once", () => {
  expect(addressesIn("Anna <Anna@Example.org>, boris@example.org; anna@example.org")).toEqual([
    "anna@example.org",
    "boris@example.org",
  ]);
  expect(
    addressesIn('Name,Mail\n"Rossi, Anna",anna@example.org\nBoris,"boris@example.org"'),
  ).toEqual(["anna@example.org", "boris@example.org"]);
  const book = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "FN:Анна Росси",
    "EMAIL;TYPE=INTERNET:anna@exam",
    " ple.org",
    "item1.EMAIL;TYPE=pref:mailto:anna.rossi@example.org",
    "END:VCARD",
  ].join("\r\n");
  expect(addressesIn(book)).toEqual(["anna@example.org", "anna.rossi@example.org"]);
});

test("what is no address is none", () => {
  expect(
    addressesIn("anna@, @example.org, anna@localhost, 12 km @ 5:00, https://example.org"),
  ).toEqual([]);
  expect(addressesIn("")).toEqual([]);
});

// FIPS 180-4 says what "abc" comes to; the server's own tests hash addresses the same way.
test("a hash is the SHA-256 in hexadecimal digits", async () => {
  expect(await hashOf("abc")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("many are asked for in pieces", () => {
  expect(pieces([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(pieces([], 2)).toEqual([]);
});

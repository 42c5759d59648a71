import { expect, test } from "vitest";
import { addressOf, type Document, groupsOf, mentioned, typeOf } from "./openapi";

const document: Document = {
  info: { title: "Stadion", version: "1" },
  tags: [{ name: "activity" }, { name: "empty" }],
  paths: {
    "/activities/{id}": {
      get: {
        tags: ["activity"],
        operationId: "get_activity",
        parameters: [
          { name: "id", in: "path" },
          { name: "points", in: "query" },
        ],
      },
      delete: { tags: ["activity"], operationId: "delete_activity" },
    },
    "/health": { get: { operationId: "health" } },
  },
};

test("operations stand under their tag and tags without any are left out", () => {
  expect(
    groupsOf(document).map((group) => [group.name, group.operations.map((o) => o.id)]),
  ).toEqual([
    ["activity", ["get_activity", "delete_activity"]],
    ["other", ["health"]],
  ]);
});

test("schemas are told in a few characters", () => {
  expect(typeOf({ type: "string", format: "date" })).toBe("string (date)");
  expect(typeOf({ type: ["number", "null"] })).toBe("number | null");
  expect(typeOf({ type: "array", items: { $ref: "#/components/schemas/Lap" } })).toBe("Lap[]");
  expect(typeOf({ enum: ["open", "closed"] })).toBe('"open" | "closed"');
  expect(typeOf({ oneOf: [{ type: "null" }, { $ref: "#/x/Earned" }] })).toBe("null | Earned");
  expect(typeOf({ type: "object", additionalProperties: { type: "string" } })).toBe(
    "{ [key]: string }",
  );
});

test("links lead to every schema that is mentioned, once", () => {
  expect(
    mentioned({ oneOf: [{ $ref: "#/x/A" }, { type: "array", items: { $ref: "#/x/A" } }] }),
  ).toEqual(["A"]);
});

test("an address is filled in and escaped, and empty questions are not asked", () => {
  const [get] = groupsOf(document)[0]!.operations;
  expect(addressOf(get!, { id: "a/b", points: "" })).toBe("/activities/a%2Fb");
  expect(addressOf(get!, { id: "1", points: "50" })).toBe("/activities/1?points=50");
});

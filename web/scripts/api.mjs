// Writes src/api/schema.d.ts from the OpenAPI document whose path is given:
//   stadion openapi > openapi.json && npm run api -- openapi.json
// With --check, writes nothing and fails when the committed file is stale.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const target = new URL("../src/api/schema.d.ts", import.meta.url);
const args = process.argv.slice(2);
const source = args.find((arg) => !arg.startsWith("--"));
if (!source) {
  console.error("Usage: npm run api -- path/to/openapi.json [--check]");
  process.exit(2);
}

const heading =
  "// Generated from the server's OpenAPI document by `npm run api`. Do not edit by hand.\n\n";
const tree = await openapiTS(JSON.parse(readFileSync(source, "utf8")), {
  alphabetize: true,
  // A field that has a default may be left out of a request.
  defaultNonNullable: false,
});
const text = heading + astToString(tree);

if (!args.includes("--check")) {
  writeFileSync(target, text);
  console.log(`Wrote ${target.pathname}`);
} else if (readFileSync(target, "utf8") !== text) {
  console.error("src/api/schema.d.ts is stale: run `npm run api -- <openapi.json>` and commit it.");
  process.exit(1);
} else {
  console.log("src/api/schema.d.ts matches the server.");
}

// Writes dist/licences.txt: whose work is in the app, under which terms, with the full texts.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const web = new URL("../", import.meta.url).pathname;
const { packages } = JSON.parse(readFileSync(join(web, "package-lock.json"), "utf8"));

const parts = ["Stadion's web app contains the work of others. Our thanks, and their terms:\n"];
for (const [path, entry] of Object.entries(packages).sort()) {
  if (path === "" || entry.dev || path.includes("/@types/")) continue;
  const folder = join(web, path);
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|ofl)/i.test(name));
  const texts = names.map((name) => readFileSync(join(folder, name), "utf8").trim());
  const name = path.replace(/^.*node_modules\//, "");
  parts.push(`${"=".repeat(78)}\n${name} ${entry.version} (${entry.license})\n`, ...texts, "");
}
writeFileSync(join(web, "dist/licences.txt"), parts.join("\n"));
console.log("Wrote the licences of everything inside.");

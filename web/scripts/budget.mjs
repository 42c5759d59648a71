// Prints what the first page loads, compressed, and fails when the script grows over its budget.
// Maps and charts are loaded later and are printed only.
import { readFileSync, statSync } from "node:fs";

const BUDGET_BYTES = 250 * 1024;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);

const size = (file, ending) => statSync(new URL(`${file}.${ending}`, dist)).size;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

function reach(keys) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key].imports ?? []) visit(next);
  };
  keys.forEach(visit);
  return seen;
}

// The entry, a catalogue and the start page: everything a first visit needs.
const later = manifest[entry].dynamicImports ?? [];
const first = reach([
  entry,
  ...later.filter((key) => /lib\/text\/en\.json$|pages\/Start\.tsx$/.test(key)),
]);
let gzip = 0;
let brotli = 0;
let css = 0;
for (const key of first) {
  gzip += size(manifest[key].file, "gz");
  brotli += size(manifest[key].file, "br");
  for (const sheet of manifest[key].css ?? []) css += size(sheet, "gz");
}
console.log(`First load, script: ${kilobytes(gzip)} gzip, ${kilobytes(brotli)} brotli.`);
console.log(`First load, style:  ${kilobytes(css)} gzip.`);
for (const [name, pattern] of [
  ["Map", /TrackMap\.tsx$/],
  ["Charts", /StreamPlots\.tsx$/],
]) {
  const key = Object.keys(manifest).find((item) => pattern.test(item));
  const extra = [...reach([key])].filter((item) => !first.has(item));
  const bytes = extra.reduce((sum, item) => sum + size(manifest[item].file, "gz"), 0);
  console.log(`${name}, later: ${kilobytes(bytes)} gzip.`);
}
if (gzip > BUDGET_BYTES) {
  console.error(`The first load is over its budget of ${kilobytes(BUDGET_BYTES)}.`);
  process.exit(1);
}

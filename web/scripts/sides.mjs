// Checks that style sheets and styles in components name the sides of a line (start, end), not of the screen (left,
// right): a layout that names the screen's sides breaks where lines run from right to left.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const src = new URL("../src/", import.meta.url).pathname;

// What names a side of the screen, and what to write instead.
const IN_CSS = [
  [/(?:^|[\s;{])(?:left|right)\s*:/, "inset-inline-start or inset-inline-end"],
  [
    /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
    "…-inline-start or …-inline-end",
  ],
  [/border-(?:top|bottom)-(?:left|right)-radius/, "border-start-start-radius and the like"],
  [/text-align\s*:\s*(?:left|right)\b/, "text-align: start or end"],
  [/(?:float|clear)\s*:\s*(?:left|right)\b/, "inline-start or inline-end"],
  [/translateX\(|translate3d\(/, 'a logical inset, or a rule of its own for [dir="rtl"]'],
];
const IN_COMPONENTS = [
  [/\b(?:margin|padding|border)(?:Left|Right)\b/, "…InlineStart or …InlineEnd"],
  [/\b(?:ml|mr|pl|pr)=[{"]/, "ms, me, ps or pe"],
  [/textAlign:\s*"(?:left|right)"/, '"start" or "end"'],
  [/style=\{\{[^}]*\b(?:left|right):/, "insetInlineStart or insetInlineEnd"],
];

// A shorthand of four values whose second and fourth differ tells the two ends of a line apart by the screen.
function fourValues(line) {
  const found =
    /(?:margin|padding|inset|border-width|border-style|border-color)\s*:\s*([^;]+);/.exec(line);
  if (!found) return false;
  const values = found[1].match(/(?:[^\s(]+\([^)]*(?:\([^)]*\)[^)]*)*\)|[^\s]+)/g) ?? [];
  return values.length === 4 && values[1] !== values[3];
}

const faults = [];
for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
  const isCss = entry.name.endsWith(".css");
  if (!isCss && !/\.tsx$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, (comment) =>
    comment.replace(/[^\n]/g, " "),
  );
  text.split("\n").forEach((line, index) => {
    const at = `${relative(src, path)}:${index + 1}`;
    for (const [pattern, instead] of isCss ? IN_CSS : IN_COMPONENTS) {
      if (pattern.test(line))
        faults.push(`${at} names a side of the screen; write ${instead}: ${line.trim()}`);
    }
    if (isCss && fourValues(line))
      faults.push(`${at} gives the two ends of a line different values: ${line.trim()}`);
  });
}

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log("Sides: every style names the start and the end of a line.");

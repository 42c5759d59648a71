// The house's rule for the web: lib, ui and api know no feature; features know no other feature.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const src = new URL(".", import.meta.url).pathname;
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

// "features/activity" for a file of that feature, "lib" or "app" for the rest.
function homeOf(path: string): string {
  const [folder, feature] = relative(src, path).split("/");
  return folder === "features" ? `features/${feature}` : (folder ?? "");
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)];
  return found.map((match) => homeOf(resolve(dirname(path), match[1]!)));
}

function mayKnow(home: string, other: string): boolean {
  if (home === other || home === "main.tsx") return true;
  if (home === "app") return true;
  if (home.startsWith("features/")) return ["lib", "ui", "api"].includes(other);
  if (home === "ui") return other === "lib";
  return false;
}

test("no file imports what it may not know", () => {
  const forbidden: string[] = [];
  for (const path of files) {
    const home = homeOf(path);
    for (const other of importsOf(path)) {
      if (!mayKnow(home, other)) forbidden.push(`${relative(src, path)} -> ${other}`);
    }
  }
  expect(forbidden).toEqual([]);
});

test("features are named like the rooms they show", () => {
  const rooms = readdirSync(join(src, "../../crates"));
  for (const feature of readdirSync(join(src, "features"))) expect(rooms).toContain(feature);
});

test("every part of the kit that is used has its style sheet", () => {
  const styles = join(src, "../node_modules/@mantine/core/styles");
  const imported = readFileSync(join(src, "ui/tokens/index.ts"), "utf8");
  const missing = new Set<string>();
  for (const path of files) {
    const kit = /import \{([^}]*)\} from "@mantine\/core"/.exec(readFileSync(path, "utf8"));
    for (const word of kit?.[1]?.split(",") ?? []) {
      const sheet = `${word.replace("type ", "").trim()}.layer.css`;
      if (existsSync(join(styles, sheet)) && !imported.includes(`/${sheet}"`)) missing.add(sheet);
    }
  }
  expect([...missing]).toEqual([]);
});

test("what the server says to people is read in their language: by one file alone", () => {
  const others = files.filter(
    (path) =>
      /\b(error|refusal)\??\.(fields\.\w|fields\[|fields :|detail\b)/.test(
        readFileSync(path, "utf8"),
      ) && !path.endsWith("lib/refusals.ts"),
  );
  expect(others.map((path) => relative(src, path))).toEqual([]);
});

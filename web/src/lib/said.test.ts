import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { translator } from "./said";
import ru from "./text/server.ru.json";

const russian = translator(ru);

test("a sentence is said in the reader's language, its values too", () => {
  expect(russian("this handle is taken, please choose another one")).toBe(
    "Это имя занято, выберите другое",
  );
  expect(russian("12 points without a possible time were left out.")).toBe(
    "Пропущено точек с невозможным временем: 12.",
  );
  expect(
    russian(
      "This is not a recording from a watch or bike computer but looks like a picture (PNG). " +
        "Stadion reads FIT, GPX and TCX files.",
    ),
  ).toContain("похоже на картинку (PNG)");
  expect(russian("there were too many tries; please try again in 3 minutes")).toBe(
    "Слишком много попыток; попробуйте снова через 3 мин",
  );
});

test("what the catalogue lacks is shown as it came, as a sentence", () => {
  expect(russian("a new kind of refusal")).toBe("A new kind of refusal");
  expect(translator({})("the e-mail address or the password is not right")).toBe(
    "The e-mail address or the password is not right",
  );
});

test("signs that mean something in patterns are only signs", () => {
  const say = translator({ "what (really)? {x}.": "что? {x}." });
  expect(say("what (really)? this.")).toBe("Что? this.");
  expect(say("what really this.")).toBe("What really this.");
});

// Rooms that speak to people, and their files that speak to operators or machines only.
const SOURCES = "../crates";
const ROOMS = [
  "activity",
  "compete",
  "formats",
  "identity",
  "insight",
  "kernel",
  "rewards",
  "safety",
  "shop",
  "social",
  "training",
];
// What an export holds, its page and its schemas, and what leaves the app have their own words, in each language where people read
// them.
const NOT_FOR_PEOPLE =
  /\/(audit|breach|db|db\/.*|hub\/.*|time|testing|rules_tests|products|columns|jurisdictions|badges|library|codec|xml_names|adapters|signature|event|redeem|ledger|residency|letters|letters\/arabic|carrier|send|outbound|vault|vault\/.*|oauth|oauth\/.*|circles\/tests|openid\/(directory|exchange|id_token|providers|practice|tests)|apps\/tests|apps\/tokens\/tests|portrait|exports\/page|exports\/page\/arabic|exports\/build|recipients|gpx\/write|notifications\/words|push\/vapid)\.rs$/;

// Said in metrics, headers and the like, or a part of a sentence that is listed whole.
const NOT_SAID = new Set([
  "an unknown kind of notification",
  "an unknown state of comparing",
  "an unknown reaction",
  "an unknown rhythm of letters",
  "stadion 2026 addresses of people who can be found",
  "stadion 2026 mailboxes",
  "stadion 2026 devices of web push",
  "stadion 2026 addresses of web push",
  "event: elsewhere\\ndata: {}\\n\\n",
  ": still here\\n\\n",
  "retry: 3000\\nevent: unread\\ndata: {data}\\n\\n",
  "there is no file",
  "Challenge among friends · Вызов среди друзей",
  "erasure under this receipt",
  "stadion work 1\\n{named}\\n{email_key}",
  " but looks like {what}",
  "{fault} Most apps can export the same activity as GPX or TCX.",
  "Mac OS X",
  // To whoever runs the installation.
  "it cannot be read: {error}",
  "its lines should look like 40 hexadecimal digits, a colon and a number",
  "give it back when the try succeeds",
  "SQLite format 3",
  "an unknown kind of tie",
  "an unknown way to stand to a group",
  "a word of consent that this program does not know",
  "a word that is none of ours",
  "camera=(), microphone=(), payment=()",
  "recording of points",
  "{title} {sport} {finer}",
  "This is not a recording from a watch or bike computer{}. Stadion reads FIT, GPX and TCX files.",
]);

test("every sentence in the server's sources is in the Russian catalogue", () => {
  const known = new Set(Object.keys(ru).map(withoutNames));
  const missing: string[] = [];
  for (const room of ROOMS) {
    for (const file of rustFiles(join(SOURCES, room, "src"))) {
      if (NOT_FOR_PEOPLE.test(file)) continue;
      for (const sentence of sentencesOf(readFileSync(file, "utf8"))) {
        if (NOT_SAID.has(sentence) || known.has(withoutNames(sentence))) continue;
        missing.push(`${file}: ${sentence}`);
      }
    }
  }
  expect(missing).toEqual([]);
});

function withoutNames(template: string): string {
  return template.replace(/\{\w*\}/g, "{}");
}

function rustFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return entries.filter((name) => name.endsWith(".rs")).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

// String literals of three words and more, but for tests, comments, logs, metrics, SQL, GraphQL and documentation.
function sentencesOf(source: string): string[] {
  const inParentheses = "\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)";
  const unsaid = new RegExp(
    `(#\\[(utoipa::path|schema|serde|allow|expect|arg|command)|tracing::\\w+!|metrics::\\w+!|expect|` +
      `Error::internal|panic!|assert\\w*!|debug_assert\\w*!|unreachable!)${inParentheses}`,
    "g",
  );
  const code = (source.split("#[cfg(test)]\nmod tests")[0] ?? "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/b?'(\\.|[^'\\\n])'/g, "")
    .replace(unsaid, "");
  const found: string[] = [];
  for (const [, literal] of code.matchAll(/"((?:[^"\\]|\\[\s\S])*)"/g)) {
    const sentence = (literal ?? "").replace(/\\\n\s*/g, "");
    if (sentence.trim().split(/\s+/).length < 3) continue;
    if (
      /\b(attachment|SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|mutation|query|createPromotion|default-src|Path=|Max-Age)\b/.test(
        sentence,
      )
    )
      continue;
    found.push(sentence);
  }
  return found;
}

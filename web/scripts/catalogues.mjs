// Checks the catalogues: the same keys and the same arguments in every language, messages that can be
// read, plural forms that the language needs, every key used by the code present, none left over.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const src = new URL("../src/", import.meta.url).pathname;
const read = (language) => JSON.parse(readFileSync(join(src, `lib/text/${language}.json`), "utf8"));
const catalogues = { ar: read("ar"), en: read("en"), ru: read("ru") };
const faults = [];

function argumentsOf(elements, found = new Map()) {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.set(element.value, element.type === TYPE.tag ? "tag" : "value");
    for (const option of Object.values(element.options ?? {})) argumentsOf(option.value, found);
    if (element.children) argumentsOf(element.children, found);
  }
  return found;
}

function pluralFaults(elements, language, key) {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const element of elements) {
    if (element.type === TYPE.plural && element.pluralType === "cardinal") {
      // "other" stands in for a form only where a language has no more than two forms.
      const missing = needed.filter((form) => !(form in element.options));
      const short =
        language === "ru"
          ? missing.filter((form) =>
              form !== "few" && form !== "many" ? true : !onlyGenitive(element),
            )
          : missing;
      if (short.length > 0)
        faults.push(`${language}: ${key} lacks the plural forms ${short.join(", ")}`);
    }
    for (const option of Object.values(element.options ?? {}))
      pluralFaults(option.value, language, key);
  }
}

// "до {count, plural, one {# года} other {# лет}}": the genitive has only two forms.
function onlyGenitive(element) {
  return Object.keys(element.options).join() === "one,other";
}

const parsed = {};
for (const [language, catalogue] of Object.entries(catalogues)) {
  parsed[language] = {};
  for (const [key, message] of Object.entries(catalogue)) {
    try {
      parsed[language][key] = parse(message);
      pluralFaults(parsed[language][key], language, key);
    } catch (error) {
      faults.push(`${language}: ${key} cannot be read: ${error.message}`);
    }
  }
}
for (const key of new Set(Object.values(catalogues).flatMap(Object.keys))) {
  for (const language of Object.keys(catalogues)) {
    if (!(key in catalogues[language])) faults.push(`${language}: ${key} is missing`);
  }
  const names = (language) => [...argumentsOf(parsed[language][key]).keys()].sort().join();
  for (const language of Object.keys(catalogues)) {
    if (!parsed.en[key] || !parsed[language][key]) continue;
    if (names("en") !== names(language))
      faults.push(`${key} has other arguments in ${language} than in en`);
  }
}

// Words that stand as they do in English are either not translated yet, or the same in every language.
const SAME_IN_ARABIC = new Set(["D{day}", "D{day}: {number}", "{email} · {country}", "+{points}"]);
for (const [key, message] of Object.entries(catalogues.ar)) {
  if (!/[\u0600-\u06ff]/.test(message) && !SAME_IN_ARABIC.has(message))
    faults.push(`ar: ${key} is not in Arabic`);
}

// Every sentence of the server that Russian readers get, Arabic readers get.
const sayings = { ar: read("server.ar"), ru: read("server.ru") };
const valuesIn = (text) => [...text.matchAll(/\{\w*\}/g)].map(([value]) => value);
for (const sentence of new Set([...Object.keys(sayings.ar), ...Object.keys(sayings.ru)])) {
  for (const [language, known] of Object.entries(sayings)) {
    if (!(sentence in known)) faults.push(`server.${language}: lacks “${sentence}”`);
    else if (valuesIn(known[sentence]).some((value) => !valuesIn(sentence).includes(value)))
      faults.push(`server.${language}: a value of its own in “${sentence}”`);
  }
}
for (const [language, catalogue] of Object.entries(catalogues)) {
  const keys = Object.keys(catalogue);
  if (keys.join() !== [...keys].sort().join()) faults.push(`${language}: the keys are not sorted`);
}

// Keys in the code: whole ones in quotes, and beginnings of keys built from data.
const whole = new Set();
const beginnings = new Set();
for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
  if (!/\.tsx?$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
  for (const [, key] of text.matchAll(/"([a-z_]+(?:\.[a-z0-9_]+)+)"/g)) whole.add(key);
  for (const [, key] of text.matchAll(/`([a-z_]+(?:\.[a-z_]+)*[._])\$\{/g)) beginnings.add(key);
  for (const [, key] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) {
    if (!(key in catalogues.en)) faults.push(`${entry.name} uses ${key}, which no catalogue has`);
  }
  for (const [, key] of text.matchAll(/\bid="([a-z_]+\.[a-z0-9_.]+)"/g)) {
    if (!(key in catalogues.en)) faults.push(`${entry.name} uses ${key}, which no catalogue has`);
  }
}
for (const key of Object.keys(catalogues.en)) {
  const used = whole.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
  if (!used) faults.push(`${key} is used nowhere`);
}

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(
  `Catalogues: ${Object.keys(catalogues.en).length} messages, each of ${Object.keys(catalogues).length} languages whole.`,
);

// Amal's browser speaks Arabic: everything is said in Arabic, and lines run from right to left.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import {
  barriers,
  openBrowser,
  openPage,
  recording,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

const read = (name) =>
  JSON.parse(readFileSync(new URL(`../src/lib/text/${name}.json`, import.meta.url), "utf8"));
const [ar, en] = [read("ar"), read("en")];
// English that would stand out on an Arabic page: whole messages without values, longer than a name of something.
const english = Object.values(en).filter((words) => words.length > 12 && !words.includes("{"));
const ARABIC = { locale: "ar-EG", timezoneId: "Africa/Cairo" };

const amal = { ...somebody("Amal"), name: "أمل" };
let browser;
let state;
let own = [
  ...["/", "/feed", "/friends", "/activities", "/challenges", "/training", "/gear", "/upload"],
  ...["/progress", "/groups", "/shop", "/notifications", "/settings", "/settings/body"],
  ...["/settings/allowed", "/settings/security", "/settings/data", "/settings/privacy"],
  `/@${amal.handle}`,
];

before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function settled(page, path) {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

// What the app itself says: words of people and of operators stand apart, in the language that they were written in.
function ourWords(page) {
  return page.evaluate(() => {
    const body = document.body.cloneNode(true);
    for (const theirs of body.querySelectorAll('bdi, [dir="auto"], script, style, noscript')) {
      theirs.remove();
    }
    return body.textContent;
  });
}

test("her browser is Arabic, so the first page is: she joins without a word of English", async () => {
  const { page, context, calm } = await openPage(browser, ARABIC);
  await page.goto("/sign_up");
  await page.getByRole("heading", { name: ar["sign_up.title"] }).waitFor();
  const direction = () => page.evaluate(() => document.documentElement.dir);
  assert.equal(await direction(), "rtl");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ar");

  await page.getByLabel(ar["identity.name"], { exact: true }).fill(amal.name);
  await page.getByLabel(ar["identity.email"]).fill(amal.email);
  await page.getByRole("combobox", { name: ar["identity.country"] }).fill("ألمانيا");
  await page.getByRole("option", { name: "ألمانيا", exact: true }).click();
  await page.getByLabel(ar["identity.born_on"]).fill("1991-04-02");
  await page.getByRole("button", { name: ar["sign_up.go_on"] }).click();
  await page.getByLabel(ar["identity.handle"]).fill(amal.handle);
  await page.getByLabel(ar["identity.password"], { exact: true }).fill(amal.password);
  await page.getByRole("button", { name: ar["sign_up.finish"] }).click();
  await page.getByRole("heading", { name: ar["welcome.title"] }).waitFor();
  await page.getByRole("link", { name: ar["welcome.go_on"] }).click();
  await page.getByRole("heading", { name: ar["home.empty"] }).waitFor();
  assert.equal(await direction(), "rtl");
  state = await context.storageState();
  calm();
  await context.close();
});

test("a refusal of the server reaches her in Arabic", async () => {
  const { page, context } = await openPage(browser, { ...ARABIC, storageState: state });
  await settled(page, "/settings/security");
  await page.getByLabel(ar["settings.password_now"]).fill("this was never her password");
  await page.getByLabel(ar["settings.password_new"]).fill("a new password of her own");
  await page.getByRole("button", { name: ar["settings.password_save"] }).click();
  await page.getByText(read("server.ar")["this is not your current password"]).first().waitFor();
  await context.close();
});

test("she brings a run, and its numbers, map and charts are where they belong", async () => {
  const { page, context, calm } = await openPage(browser, { ...ARABIC, storageState: state });
  await upload(page, [recording({ minutes: 45, seed: 11 })]);
  const link = page.locator('[data-state="done"] a').first();
  await link.waitFor();
  const path = await link.getAttribute("href");
  own = [...own, path];
  await settled(page, path);
  await page.locator(".uplot canvas").first().waitFor();
  const text = await page.getByRole("main").innerText();
  assert.match(text, /\d[\d.]* ?كم/, "kilometres in Latin digits with the Arabic unit");
  assert.doesNotMatch(text, /[\u0660-\u0669]/, "no digits of another kind between them");
  const direction = await page
    .locator(".uplot")
    .first()
    .evaluate((plot) => getComputedStyle(plot).direction);
  assert.equal(direction, "ltr", "time runs from left to right");
  calm();
  await context.close();
});

test("her handle keeps its sign in front, and a Latin title its order", async () => {
  const { page, context } = await openPage(browser, { ...ARABIC, storageState: state });
  await settled(page, `/@${amal.handle}`);
  const handle = page.getByRole("main").locator("bdi", { hasText: `@${amal.handle}` });
  const isolated = await handle.evaluate((word) => getComputedStyle(word).unicodeBidi);
  assert.equal(isolated, "isolate");
  await context.close();
});

test("on every page nothing is left in English, nothing runs over 360 pixels, nothing bars her way", async () => {
  for (const [scheme, width] of [
    ["light", 360],
    ["dark", 1280],
  ]) {
    const { page, context, calm } = await openPage(browser, {
      ...ARABIC,
      storageState: state,
      colorScheme: scheme,
      viewport: { width, height: 800 },
    });
    for (const path of own) {
      await settled(page, path);
      assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl", path);
      const text = await ourWords(page);
      const left = english.filter((words) => text.includes(words));
      assert.deepEqual(left, [], `${path} speaks English`);
      assert.ok((await sidewaysScroll(page)) <= 0, `${path} runs over ${width} pixels`);
      assert.deepEqual(await barriers(page), [], `${path} in ${scheme}`);
    }
    calm();
    await context.close();
  }
});

test("she turns to English and back, and the lines turn with her", async () => {
  const { page, context, calm } = await openPage(browser, { ...ARABIC, storageState: state });
  const direction = () => page.evaluate(() => document.documentElement.dir);
  await settled(page, "/settings");
  await page
    .getByRole("radiogroup", { name: ar["settings.language"] })
    .getByText("English")
    .click();
  await page.getByRole("heading", { level: 1, name: en["nav.settings"] }).waitFor();
  assert.equal(await direction(), "ltr");
  await page
    .getByRole("radiogroup", { name: en["settings.language"] })
    .getByText("العربية")
    .click();
  await page.getByRole("heading", { level: 1, name: ar["nav.settings"] }).waitFor();
  assert.equal(await direction(), "rtl");
  calm();
  await context.close();
});

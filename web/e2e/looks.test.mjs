// Every page in both themes and both languages, on the narrowest phone, without barriers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  barriers,
  enroll,
  matchesSnapshot,
  openBrowser,
  openPage,
  recording,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

const lea = somebody("Lea");
const GUEST_PAGES = [
  "/",
  "/sign_in",
  "/sign_in/link",
  "/recovery",
  "/sign_up",
  "/design",
  "/api",
  "/no/such/page",
];
let own = [
  "/",
  "/feed",
  "/friends",
  "/activities",
  "/challenges",
  "/challenges/new",
  "/training",
  "/gear",
  "/upload",
  "/progress",
  "/settings",
  "/settings/body",
  "/settings/allowed",
  "/settings/security",
  "/settings/apps",
  "/settings/data",
  "/settings/privacy",
  "/feedback",
  "/apps",
  "/device",
  `/@${lea.handle}`,
];

let browser;
let state;
before(async () => {
  browser = await openBrowser();
  const { page, context } = await openPage(browser);
  await enroll(page, lea);
  await upload(page, [recording({ minutes: 50, seed: 33 })]);
  await page.getByText("Added", { exact: true }).waitFor();
  own = [...own, await page.locator('[data-state="done"] a').first().getAttribute("href")];
  state = await context.storageState();
  await context.close();
});
after(() => browser?.close());

async function visit(page, path) {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
}

for (const colorScheme of ["light", "dark"]) {
  test(`no page has barriers in the ${colorScheme} theme`, async () => {
    for (const [pages, storageState] of [
      [GUEST_PAGES, undefined],
      [own, state],
    ]) {
      const { page, context, calm } = await openPage(browser, {
        colorScheme,
        storageState,
        // The policy that protects the pages also keeps a test's script out.
        bypassCSP: true,
      });
      for (const path of pages) {
        await visit(page, path);
        assert.deepEqual(await barriers(page), [], `${path} in ${colorScheme}`);
      }
      calm();
      await context.close();
    }
  });
}

test("nothing scrolls sideways on a phone 360 pixels wide, in either language", async () => {
  for (const locale of ["en-GB", "ru-RU"]) {
    for (const [pages, storageState] of [
      [GUEST_PAGES, undefined],
      [own, state],
    ]) {
      const { page, context } = await openPage(browser, {
        locale,
        storageState,
        viewport: { width: 360, height: 740 },
        hasTouch: true,
      });
      for (const path of pages) {
        await visit(page, path);
        assert.equal(await sidewaysScroll(page), 0, `${path} in ${locale}`);
      }
      await context.close();
    }
  }
});

test("the theme follows the system until Lea chooses, and her choice survives a reload", async () => {
  const { page, context, calm } = await openPage(browser, {
    colorScheme: "dark",
    storageState: state,
  });
  const theme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  await visit(page, "/settings");
  assert.equal(await theme(), "dark");
  await page.getByRole("radiogroup", { name: "Look" }).getByText("Light").click();
  assert.equal(await theme(), "light");
  await page.reload();
  await page.getByRole("heading", { name: "Look", exact: true }).waitFor();
  assert.equal(await theme(), "light");
  calm();
  await context.close();
});

test("Lea reads everything in Russian, with Russian plurals and dates, and goes back", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await visit(page, "/settings");
  await page.getByRole("radiogroup", { name: "Language" }).getByText("Русский").click();
  await page.getByRole("heading", { level: 1, name: "Настройки" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ru");
  await visit(page, `/@${lea.handle}`);
  await page.getByText("1 тренировка", { exact: true }).waitFor();
  await visit(page, "/progress");
  await page.getByText("Первые шаги").first().waitFor();
  await visit(page, "/settings");
  await page.getByRole("radiogroup", { name: "Язык" }).getByText("English").click();
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  calm();
  await context.close();
});

test("miles are miles everywhere once Lea asks for them", async () => {
  const { page, context } = await openPage(browser, { storageState: state });
  await visit(page, "/settings");
  const units = page.getByRole("radiogroup", { name: "Units" });
  await units.getByText("Miles").click();
  await page.getByText("Saved.").waitFor();
  await visit(page, own.at(-1));
  await page.getByText("/mi").first().waitFor();
  await visit(page, "/settings");
  await units.getByText("Kilometres").click();
  await page.getByText("Saved.").waitFor();
  await context.close();
});

test("a guest who speaks Russian is greeted in Russian and may switch", async () => {
  const { page, context, calm } = await openPage(browser, { locale: "ru-RU" });
  await visit(page, "/");
  await page.getByRole("heading", { name: "Каждая тренировка в счёт." }).waitFor();
  await page.getByRole("button", { name: "Язык: Русский" }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await page.getByRole("heading", { name: "Every activity adds up." }).waitFor();
  calm();
  await context.close();
});

test("a country where Stadion is closed is refused before a password is asked", async () => {
  const { page, context } = await openPage(browser);
  const countries = await (await context.request.get("/api/v1/countries")).json();
  const closed = countries.items.find((country) => country.admission === "closed");
  assert.ok(closed, "some country is closed");
  await visit(page, "/sign_up");
  const name = new Intl.DisplayNames("en-GB", { type: "region" }).of(closed.code);
  await page.getByRole("combobox", { name: "Country" }).fill(name);
  await page.getByRole("option", { name, exact: true }).click();
  await page.getByText("Stadion is not open in this country yet").waitFor();
  assert.ok(await page.getByRole("button", { name: "Go on" }).isDisabled());
  await context.close();
});

test("pages read aloud as they did before", async () => {
  const { page, context } = await openPage(browser);
  for (const [name, path] of [
    ["landing", "/"],
    ["sign_in", "/sign_in"],
    ["sign_up", "/sign_up"],
    ["not_found", "/no/such/page"],
  ]) {
    await visit(page, path);
    matchesSnapshot(name, await page.locator("body").ariaSnapshot());
  }
  await context.close();
});

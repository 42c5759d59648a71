// What people allow: off at first, one tap on, one tap off, the words at hand, and nothing forgotten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  barriers,
  openBrowser,
  openPage,
  recording,
  sidewaysScroll,
  signUp,
  somebody,
  upload,
} from "./help.mjs";

const HEART = "Heart rate and body";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const vera = somebody("Vera");
let state;

async function turn(page, name, on) {
  const answered = page.waitForResponse((response) =>
    response.url().includes("/api/v1/me/consents/"),
  );
  const one = page.getByRole("switch", { name });
  await one.waitFor();
  assert.equal(await one.isChecked(), !on);
  await one.click({ force: true });
  assert.equal((await answered).status(), 200);
  await page.getByRole("switch", { name, checked: on }).waitFor();
}

const beats = async (page) => {
  const { items } = await (await page.request.get("/api/v1/activities")).json();
  return items[0].avg_heart_rate_bpm;
};

test("Vera goes on without a tap, and nothing about her heart is shown", async () => {
  const { page, context, calm } = await openPage(browser, {
    viewport: { width: 360, height: 780 },
  });
  await signUp(page, vera, { allow: false });
  await page.goto("/welcome");
  await page.getByRole("switch", { name: HEART }).waitFor();
  for (const one of await page.getByRole("switch").all()) {
    assert.equal(await one.isChecked(), false, "nothing is ticked beforehand");
  }
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  assert.deepEqual(await barriers(page), []);
  await upload(page, [recording({ minutes: 30, seed: 3 })]);
  const rows = page.getByRole("list", { name: "Files" }).getByRole("listitem");
  await rows.first().getByText("Added", { exact: true }).waitFor();
  assert.equal(await beats(page), undefined);
  await page.goto("/activities");
  await page.getByRole("main").getByRole("link").first().click();
  await page.locator(".uplot canvas").first().waitFor();
  assert.equal(await page.getByText("Heart rate", { exact: true }).count(), 0);
  await page.goto("/shop");
  await page.getByText("You do not allow them, so we do not look for any.").waitFor();
  state = await context.storageState();
  calm();
  await context.close();
});

test("she reads what it is about, allows it with one tap, and her heart comes back from the file", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/settings/body");
  await page.getByText("Nothing is kept here until you allow").waitFor();
  await page.getByRole("main").getByRole("link", { name: "See what you allow" }).click();
  await page.getByLabel(`What, why, how long: ${HEART}`).click();
  await page.getByText("Only you, until you open heart rate to coaches").waitFor();
  assert.deepEqual(await barriers(page), []);
  await turn(page, HEART, true);
  await page.getByText("On. You can turn it off here at any time.").waitFor();
  await page.getByText(`Allowed: ${HEART}`).waitFor();
  await page.getByRole("link", { name: "Body", exact: true }).click();
  await page.getByLabel("Weight, kg").waitFor();
  const until = Date.now() + 60_000;
  while ((await beats(page)) === undefined) {
    assert.ok(Date.now() < until, "within a minute");
    await page.waitForTimeout(500);
  }
  calm();
  await context.close();
});

test("one tap takes it back, at once, and the history keeps both", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/settings/allowed");
  await turn(page, HEART, false);
  await page.getByText(`Taken back: ${HEART}`).waitFor();
  await page.getByText(`Allowed: ${HEART}`).waitFor();
  assert.equal(await beats(page), undefined);
  calm();
  await context.close();
});

test("the switches stand there in Russian, too, on a phone in the dark", async () => {
  const { page, context, calm } = await openPage(browser, {
    storageState: state,
    locale: "ru-RU",
    colorScheme: "dark",
    viewport: { width: 360, height: 780 },
  });
  await page.goto("/settings");
  await page.getByText("Русский", { exact: true }).click();
  await page.getByRole("link", { name: "Что вы разрешаете" }).click();
  await page.getByRole("switch", { name: "Пульс и тело" }).waitFor();
  await page.getByText("Отозвано: Пульс и тело").waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  assert.deepEqual(await barriers(page), []);
  calm();
  await context.close();
});

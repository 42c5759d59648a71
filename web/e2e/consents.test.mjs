// What people allow: off at first, one tap on, one tap off, the words at hand, and nothing forgotten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkAccess, openBrowser, openPage, sampleFile, sidewaysScroll, signUp, somebody } from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const vera = somebody("Vera");
const HEART = "Heart rate and body";

async function turn(page, name, on) {
  const answered = page.waitForResponse((response) =>
    response.url().includes("/api/v1/me/consents/"),
  );
  await page.getByRole("switch", { name }).setChecked(on, { force: true });
  assert.equal((await answered).status(), 200);
}

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
  await checkAccess(page);
  await page.goto("/upload");
  await page.locator("input[type=file]").first().setInputFiles(sampleFile({ seed: 3 }));
  await page.getByRole("link", { name: "See the activity" }).click();
  await page.locator(".uplot").first().waitFor();
  assert.equal(await page.getByText("Heart rate", { exact: true }).count(), 0);
  await page.goto("/shop");
  await page.getByText("You do not allow them, so we do not look for any.").waitFor();
  calm();
  await context.storageState({ path: STATE });
  await context.close();
});

test("she reads what it is about, allows it with one tap, and her heart comes back from the file", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: STATE });
  await page.goto("/settings");
  await page.getByText("Nothing is kept here until you allow").waitFor();
  await page.getByLabel(`What, why, how long: ${HEART}`).click();
  await page.getByText("Only you. It never reaches friends").waitFor();
  await checkAccess(page);
  await turn(page, HEART, true);
  await page.getByText("On. You can turn it off here at any time.").waitFor();
  await page.getByText(`Allowed: ${HEART}`).waitFor();
  await page.getByLabel(/Maximal heart rate|Max\. heart rate|Maximum heart rate/).waitFor();
  await page.goto("/activities");
  await page.getByRole("main").getByRole("link").filter({ hasText: /km/ }).first().click();
  await page.waitForFunction(
    async () => {
      const [card] = (await (await fetch("/api/v1/activities")).json()).items;
      return card.avg_heart_rate_bpm > 0;
    },
    null,
    { timeout: 30_000, polling: 500 },
  );
  calm();
  await context.close();
});

test("one tap takes it back, at once, and the history keeps both", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: STATE });
  await page.goto("/settings");
  await turn(page, HEART, false);
  await page.getByText(`Taken back: ${HEART}`).waitFor();
  await page.getByText(`Allowed: ${HEART}`).waitFor();
  const { items } = await (await page.request.get("/api/v1/activities")).json();
  assert.equal(items[0].avg_heart_rate_bpm, undefined);
  calm();
  await context.close();
});

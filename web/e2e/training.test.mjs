// A plan: from a wish to a session of today that was done, found by itself, and taken apart again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  enroll,
  openBrowser,
  openPage,
  recording,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const nadia = somebody("Nadia");
let state;

test("Nadia makes a plan on her phone and sees today's session on her home", async () => {
  const { page, context, calm } = await openPage(browser, {
    viewport: { width: 390, height: 844 },
  });
  await enroll(page, nadia);
  await page.getByRole("link", { name: "Make a plan" }).click();
  await page.getByText("Being fitter", { exact: true }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  // Every day, so that there is one today.
  const days = page.getByRole("group", { name: "On which days do you have time?" });
  for (const box of await days.getByRole("checkbox").all()) {
    if (!(await box.isChecked())) await box.press("Space");
  }
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText(/This fits/).waitFor();
  await page.getByRole("button", { name: "Start this plan" }).click();
  await page.getByRole("list", { name: "Weeks of the plan" }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await page.goto("/");
  const today = page.getByRole("heading", { name: "Today's training" });
  await today.waitFor();
  state = await context.storageState();
  calm();
  await context.close();
});

test("she moves a session from its menu by keyboard, and the rules say what they think", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/training");
  await page.getByRole("button", { name: "Later" }).click();
  const week = page.locator('li[data-day]:has([draggable="true"])');
  await week.nth(1).waitFor();
  // The calendar is drawn anew before the rest has come: what is said must not leave with the tile.
  await page.route("**/api/v1/training/plan", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  const from = await week.first().getAttribute("data-day");
  const menu = week.first().getByRole("button", { name: /^Move or skip/ });
  await menu.focus();
  await page.keyboard.press("Enter");
  const skip = page.getByRole("menuitem", { name: "Skip it" });
  await skip.waitFor();
  const target = page.getByRole("menuitem").nth(2);
  for (let press = 0; press < 6; press++) {
    if (await target.evaluate((item) => item === document.activeElement)) break;
    await page.keyboard.press("ArrowDown");
  }
  assert.ok(await target.evaluate((item) => item === document.activeElement), "arrows lead there");
  await page.keyboard.press("Enter");
  const told = page.getByRole("status").filter({ hasText: "Moved to" });
  await told.waitFor();
  assert.match(await told.textContent(), /There are two sessions|Moved to/);
  await page.locator(`li[data-day="${from}"][data-empty]`).waitFor();
  await told.getByRole("button", { name: "Undo" }).click();
  await page.locator(`li[data-day="${from}"]:not([data-empty])`).waitFor();
  calm();
  await context.close();
});

test("she drags a session to another day", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/training");
  await page.getByRole("button", { name: "Later" }).click();
  const days = page.locator('li[data-day]:has([draggable="true"])');
  await days.nth(2).waitFor();
  const from = await days.nth(0).getAttribute("data-day");
  const to = await days.nth(2).getAttribute("data-day");
  await page
    .locator(`li[data-day="${from}"] [draggable="true"]`)
    .dragTo(page.locator(`li[data-day="${to}"]`));
  await page.locator(`li[data-day="${from}"][data-empty]`).waitFor();
  assert.equal(await page.locator(`li[data-day="${to}"] [draggable="true"]`).count(), 2);
  calm();
  await context.close();
});

test("a run of today is found by itself, says why, and can be taken apart", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await upload(page, [recording({ minutes: 8, seed: 5, daysAgo: 0 })]);
  await page.getByText("Added", { exact: true }).first().waitFor();
  await page.goto("/");
  await page.getByText(/Same day, [\d.]+ of [\d.]+ km/).waitFor();
  await page.locator('[data-status="done"]').getByRole("link").click();
  await page.getByRole("heading", { name: "Planned and done" }).waitFor();
  await page.getByRole("img", { name: /The session as bars/ }).waitFor();
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "For the watch (FIT)" }).click();
  assert.match((await file).suggestedFilename(), /\.fit$/);

  await page.getByRole("link", { name: "See the activity" }).click();
  await page.getByRole("heading", { name: "From your plan" }).waitFor();
  await page.getByRole("button", { name: "That was not it" }).click();
  await page.getByRole("heading", { name: "Was it this session?" }).waitFor();
  await page.goto("/");
  await page.getByRole("heading", { name: "Today's training" }).waitFor();
  assert.equal(await page.getByText(/Same day,/).count(), 0);
  calm();
  await context.close();
});

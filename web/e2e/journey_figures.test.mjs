// The operator's figures count exactly one more of each when one more person joins and brings an activity.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  enroll,
  makeOperator,
  openBrowser,
  openPage,
  recording,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

let browser;
let operator;
before(async () => {
  browser = await openBrowser();
  const { page, context } = await openPage(browser);
  const olga = somebody("Olga");
  await enroll(page, olga);
  await makeOperator(page, olga);
  operator = await context.storageState();
  await context.close();
});
after(() => browser?.close());

// A country in which nobody else of these journeys lives.
const pavel = somebody("Pavel");
const STEPS = ["Registered", "First activity", "Planned workout done", "Achievement"];

// What the table says: people in a row, step by step.
async function figures(page) {
  await page.goto("/operator/journey");
  const table = page.getByRole("table", { name: "The funnel" });
  await table.waitFor();
  const found = {};
  for (const step of STEPS) {
    const row = table.getByRole("row").filter({ hasText: step });
    found[step] = Number((await row.getByRole("cell").first().innerText()).replace(/\D/g, ""));
  }
  return found;
}

test("one more registered, then one more first activity, and nothing else moves by more", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: operator });
  const before = await figures(page);

  const his = await openPage(browser);
  await enroll(his.page, pavel, { country: "Portugal" });
  const joined = await figures(page);
  assert.deepEqual(joined, { ...before, Registered: before.Registered + 1 });

  await upload(his.page, [recording({ minutes: 45, seed: 61 })]);
  await his.page.getByText("Added", { exact: true }).waitFor();
  await his.context.close();
  const active = await figures(page);
  assert.equal(active.Registered, joined.Registered);
  assert.equal(active["First activity"], joined["First activity"] + 1);
  assert.equal(active["Planned workout done"], joined["Planned workout done"]);
  // He has a badge, but did not do what stands before it: that is no third step.
  assert.equal(active.Achievement, joined.Achievement);
  calm();
  await context.close();
});

test("definitions are printed, both of coming back can be chosen, and a country narrows the figures", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: operator });
  await figures(page);
  await page.getByText(/each within 30 days of registration/).waitFor();
  await page.getByText(/on exactly day N after the day of registration/).waitFor();
  await page.getByText("Rolling", { exact: true }).click();
  await page.getByText(/on any later day/).waitFor();
  await page.getByText(/Left out so far: D1: \d+, D7: \d+, D30: \d+/).waitFor();
  await page.getByRole("combobox", { name: "Country" }).click();
  await page.getByRole("option", { name: "Portugal" }).click();
  const table = page.getByRole("table", { name: "The funnel" });
  const first = table.getByRole("row").filter({ hasText: "First activity" });
  await first.getByRole("cell").nth(3).waitFor();
  assert.match(await first.getByRole("cell").nth(3).innerText(), /^\d+$/);
  assert.equal(await sidewaysScroll(page), 0);
  calm();
  await context.close();

  const phone = await openPage(browser, {
    storageState: operator,
    viewport: { width: 360, height: 780 },
  });
  for (const path of ["/operator", "/operator/journey", "/operator/feedback"]) {
    await phone.page.goto(path);
    await phone.page.getByRole("heading", { level: 1 }).waitFor();
    await phone.page.waitForLoadState("networkidle");
    assert.equal(await sidewaysScroll(phone.page), 0, path);
  }
  phone.calm();
  await phone.context.close();
});

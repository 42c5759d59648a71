// Gear: shoes that count a run, another pair for it, and a pair that has had its time.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addShoes,
  barriers,
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

const greta = somebody("Greta");
let state;
let run;

function cardOf(page, name) {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
}

test("Greta adds her shoes on the phone, and her next run counts on them", async () => {
  const { page, context, calm } = await openPage(browser, {
    viewport: { width: 390, height: 844 },
  });
  await enroll(page, greta);
  await page.getByRole("button", { name: /menu/i }).click();
  await page.getByRole("menuitem", { name: "Gear" }).click();
  await page.getByRole("heading", { name: "No gear yet" }).waitFor();
  await addShoes(page, { brand: "Corvo", model: "Strada 3", gone: "598,4", sports: ["Running"] });
  const card = cardOf(page, "Corvo Strada 3");
  await card.getByText("598 of 700 km").waitFor();
  assert.ok(await card.getByRole("checkbox", { name: "Running" }).isChecked());
  assert.equal(await sidewaysScroll(page), 0, "nothing sticks out on a phone");

  await upload(page, [recording({ minutes: 60, seed: 41 })]);
  await page.getByText("Added", { exact: true }).waitFor();
  run = await page.locator('[data-state="done"] a').first().getAttribute("href");
  await page.goto(run);
  await page.getByRole("link", { name: "Corvo Strada 3" }).click();
  await card.getByText("1 activity", { exact: true }).waitFor();
  const [shown] = (await card.getByText(/of 700 km/).textContent()).split(" ");
  assert.ok(Number(shown) > 600 && Number(shown) < 630, `the run counts: ${shown} km`);
  state = await context.storageState();
  calm();
  await context.close();
});

test("she says that it was another pair, and the distance moves", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/gear");
  await addShoes(page, { brand: "Kestra", model: "Tempo" });
  await cardOf(page, "Kestra Tempo").getByText("No activities yet").waitFor();

  await page.goto(run);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("menuitem", { name: "Kestra Tempo" }).click();
  await page.getByRole("link", { name: "Kestra Tempo" }).click();
  await cardOf(page, "Kestra Tempo").getByText("1 activity", { exact: true }).waitFor();
  await cardOf(page, "Corvo Strada 3").getByText("598 of 700 km").waitFor();

  await page.goto(run);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("menuitem", { name: "Without gear" }).click();
  await page.getByText("Without gear").first().waitFor();
  await page.goto("/gear");
  await cardOf(page, "Kestra Tempo").getByText("No activities yet").waitFor();
  calm();
  await context.close();
});

test("a pair gives its sport to another, is renamed, retired, taken back and deleted", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/gear");
  const [old, young] = [cardOf(page, "Corvo Strada 3"), cardOf(page, "Kestra Tempo")];
  await young.getByRole("checkbox", { name: "Running" }).press("Space");
  await young.locator("input:checked").waitFor({ state: "attached" });
  await old.locator("input:checked").waitFor({ state: "detached" });
  assert.ok(await young.getByRole("checkbox", { name: "Running" }).isChecked());
  assert.ok(!(await old.getByRole("checkbox", { name: "Running" }).isChecked()));

  const menu = async (card, item) => {
    await card.getByRole("button", { name: /^What to do with/ }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await menu(old, "Edit");
  const dialog = page.getByRole("dialog", { name: "Edit gear" });
  await dialog.getByLabel("What you call it").fill("The reds");
  await dialog.getByLabel("Remind me at, km").fill("far");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("please give a number, such as 120").waitFor();
  await dialog.getByLabel("Remind me at, km").fill("590");
  await dialog.getByRole("button", { name: "Save" }).click();
  const reds = cardOf(page, "The reds");
  await reds.getByText("598 of 590 km").waitFor();
  await reds.getByText("Past the distance you set").waitFor();

  await menu(reds, "Take out of use");
  const out = page.getByRole("heading", { name: "Out of use (1)" });
  await out.click();
  await reds.getByText(/^Out of use since/).waitFor();
  await menu(reds, "Take into use again");
  await out.waitFor({ state: "detached" });
  await menu(reds, "Delete");
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await reds.waitFor({ state: "detached" });
  calm();
  await context.close();
});

test("the page of gear has no barriers and fits the narrowest phone in both languages", async () => {
  for (const [locale, colorScheme, add] of [
    ["en-GB", "light", "Add gear"],
    ["ru-RU", "dark", "Добавить снаряжение"],
  ]) {
    const { page, context } = await openPage(browser, {
      locale,
      colorScheme,
      storageState: state,
      viewport: { width: 360, height: 740 },
      bypassCSP: true,
    });
    await page.addInitScript(
      (language) => localStorage.setItem("stadion-language", language),
      locale.slice(0, 2),
    );
    await page.goto("/gear");
    await page.getByRole("heading", { name: "Kestra Tempo" }).waitFor();
    assert.equal(await sidewaysScroll(page), 0, locale);
    assert.deepEqual(await barriers(page), [], `the page in ${locale}`);
    const button = page.getByRole("button", { name: new RegExp(`^(Add gear|${add})$`) });
    await button.click();
    await page.getByRole("dialog").waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null);
    assert.deepEqual(await barriers(page), [], `the dialog in ${locale}`);
    assert.equal(await sidewaysScroll(page), 0, `the dialog in ${locale}`);
    await context.close();
  }
});

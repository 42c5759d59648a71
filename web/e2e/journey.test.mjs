// The first journey: a real recording becomes progress, and a friend sees it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  noRecording,
  openBrowser,
  openPage,
  recording,
  signUp,
  somebody,
  upload,
} from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const mira = somebody("Mira");
const ines = somebody("Ines");
let state;

test("Mira signs up in less than a minute and her home invites her first recording", async () => {
  const { page, context, calm } = await openPage(browser);
  const began = Date.now();
  await signUp(page, mira);
  assert.ok(Date.now() - began < 60_000);
  assert.match(await page.getByRole("heading", { level: 1 }).textContent(), /Mira/);
  state = await context.storageState();
  calm();
  await context.close();
});

test("she drops three files at once: a run, the same run again and a shopping list", async () => {
  const { page, context } = await openPage(browser, { storageState: state });
  const run = recording({ minutes: 45, seed: 7 });
  await upload(page, [run]);
  const rows = page.getByRole("list", { name: "Files" }).getByRole("listitem");
  await rows.first().getByText("Added", { exact: true }).waitFor();
  await page.getByText("First steps").first().waitFor();

  await page.locator('input[type="file"]').first().setInputFiles([run, noRecording()]);
  await page.getByText("Already here", { exact: true }).waitFor();
  await page.getByText("Not added", { exact: true }).waitFor();
  const refusal = await page.locator('[data-state="refused"]').textContent();
  assert.match(refusal, /\p{L}{3,} \p{L}+/u, "the refusal is told in words");
  await context.close();
});

test("the activity shows its map, its charts and what it earned", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/activities");
  await page.getByRole("main").getByRole("link").first().click();
  await page.getByRole("region", { name: "Map of the route" }).locator("canvas").waitFor();
  await page.locator('[data-drawn="true"]').waitFor();
  await page.locator(".uplot canvas").first().waitFor();
  assert.ok((await page.locator(".uplot").count()) >= 3, "pace, heart rate and altitude at least");
  await page.getByRole("region", { name: "What this brought you" }).waitFor();
  await page.getByRole("heading", { name: "Splits" }).waitFor();
  await page.getByRole("heading", { name: "Best efforts" }).waitFor();
  calm();
  await context.close();
});

test("the charts zoom together, move a point on the map and answer to the keyboard", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/activities");
  await page.getByRole("main").getByRole("link").first().click();
  await page.locator('[data-drawn="true"]').waitFor();
  const charts = page.getByRole("slider", { name: /Charts of the recording/ });
  await charts.scrollIntoViewIfNeeded();

  const plot = page.locator(".uplot .u-over").first();
  const area = await plot.boundingBox();
  await page.mouse.move(area.x + area.width * 0.3, area.y + area.height / 2);
  const first = await charts.getAttribute("aria-valuetext");
  assert.match(first, /Pace \d+:\d\d/);
  const dots = page.locator(".maplibregl-marker");
  const withPoint = await dots.count();

  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.6, area.y + area.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Show all" }).waitFor();

  await charts.focus();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Show all" }).waitFor({ state: "detached" });
  await page.mouse.move(5, 5);
  await page.keyboard.press("Home");
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowRight");
  assert.notEqual(await charts.getAttribute("aria-valuetext"), first);
  assert.equal(await dots.count(), withPoint, "the keyboard moves the same point on the map");
  await page.keyboard.press("+");
  await page.getByRole("button", { name: "Show all" }).waitFor();

  await page.getByRole("button", { name: "As a table" }).click();
  const rows = page.getByRole("table", { name: "Samples of the recording" }).getByRole("row");
  assert.ok((await rows.count()) > 10);
  calm();
  await context.close();
});

test("she names the run, keeps it to herself for a moment, and it counts on her home", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/activities");
  await page.getByRole("main").getByRole("link").first().click();
  const change = async (fill) => {
    await page.getByRole("button", { name: "Edit, download or delete" }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    await fill(page.getByRole("dialog"));
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await change(async (dialog) => {
    await dialog.getByLabel("Title").fill("Along the river");
    await dialog.getByText("Only me").click();
  });
  await page.getByRole("heading", { name: "Along the river" }).waitFor();
  await page.getByText("Only me").first().waitFor();
  await change((dialog) => dialog.getByText("Everyone").click());

  await page.goto("/");
  await page.getByRole("heading", { name: "This week" }).waitFor();
  await page.getByRole("link", { name: "Along the river" }).waitFor();
  await page.getByRole("img", { name: /^Level \d/ }).waitFor();
  calm();
  await context.close();
});

test("Ines signs up and sees Mira's page with the run and the badge", async () => {
  const { page, context, calm } = await openPage(browser);
  await signUp(page, ines);
  await page.goto(`/@${mira.handle}`);
  await page.getByRole("heading", { level: 1, name: "Mira" }).waitFor();
  await page.getByRole("link", { name: "Along the river" }).waitFor();
  await page.getByText("First steps").waitFor();
  await page.getByRole("link", { name: "Along the river" }).click();
  await page.getByRole("heading", { name: "Along the river" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Edit, download or delete" }).count(), 0);
  assert.equal(await page.getByRole("heading", { name: "Heart-rate zones" }).count(), 0);
  calm();
  await context.close();
});

test("Mira deletes the run, brings it back, and signs out", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: state });
  await page.goto("/activities");
  await page.getByRole("link", { name: "Along the river" }).click();
  await page.getByRole("button", { name: "Edit, download or delete" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("heading", { name: "Your first line is still to be drawn" }).waitFor();

  await upload(page, [recording({ minutes: 45, seed: 7 })]);
  await page.getByText("Added", { exact: true }).waitFor();

  await page.goto("/");
  await page.getByRole("button", { name: "Menu of Mira" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Every activity adds up." }).waitFor();
  await page.goto("/settings");
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  await page.getByLabel("E-mail").fill(mira.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Password", { exact: true }).fill(mira.password);
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  calm();
  await context.close();
});

test("a connection that breaks stops the queue, says so, and goes on afterwards", async () => {
  const { page, context } = await openPage(browser);
  await signUp(page, somebody("Tomas"));
  const paths = [3, 4, 5, 6].map((seed) => recording({ seed, daysAgo: seed, minutes: 20 }));
  await page.goto("/upload");
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  await context.setOffline(true);
  await page.locator('input[type="file"]').first().setInputFiles(paths);
  await page.getByText("The connection is gone").waitFor();
  await context.setOffline(false);
  const rows = page.getByRole("list", { name: "Files" });
  await page.waitForFunction(
    () => document.querySelectorAll('[data-state="done"]').length === 4,
    undefined,
    { timeout: 40_000 },
  );
  assert.equal(await rows.getByText("Added", { exact: true }).count(), 4);
  await context.close();
});

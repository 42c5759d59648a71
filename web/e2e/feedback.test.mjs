// Nora says something without a connection; it arrives once; Olga, who runs the place, answers; Nora reads it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enroll, makeOperator, openBrowser, openPage, sidewaysScroll, somebody } from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const nora = somebody("Nora Vik");
const olga = somebody("Olga");
const states = new Map();
// Words of their own, so that the journey can be walked again.
const words = `The plan could start on any day. ${process.pid}`;
const answer = `It can, from today on. ${process.pid}`;

async function arrive(person) {
  const { page, context } = await openPage(browser);
  await enroll(page, person);
  if (person === olga) await makeOperator(page, olga);
  states.set(person, await context.storageState());
  await context.close();
}

const as = (person, options = {}) =>
  openPage(browser, { storageState: states.get(person), ...options });

test("Nora says it in two taps while she has no connection, adds words and a picture, and goes on", async () => {
  await arrive(nora);
  await arrive(olga);
  const { page, context } = await as(nora, { viewport: { width: 390, height: 800 } });
  const sent = [];
  await page.goto("/training");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  page.on("requestfinished", async (request) => {
    if (request.method() === "PUT" && request.url().includes("/api/v1/feedback/")) {
      const response = await request.response();
      if (response) sent.push([new URL(request.url()).pathname, response.status()]);
    }
  });

  await context.setOffline(true);
  await page.getByRole("button", { name: "Give feedback" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Idea" }).click();
  await page.getByText("No connection right now").waitFor();
  await page.getByLabel("Anything to add?").fill(words);
  const png = await page.screenshot();
  await page
    .locator('[role="dialog"] input[type="file"]')
    .setInputFiles({ name: "page.png", mimeType: "image/png", buffer: png });
  await page.getByAltText("The picture that goes along").waitFor();
  assert.equal(await sidewaysScroll(page), 0);
  await page.getByRole("button", { name: "Add this" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(sent, []);

  // She is back. Nobody presses anything: it goes by itself.
  await context.setOffline(false);
  await page.waitForFunction(async () => {
    const mine = await fetch("/api/v1/feedback").then((response) => response.json());
    return mine.items.length === 1 && mine.items[0].has_screenshot;
  });
  // A page that is left before it has heard so would send it once more: harmless, but not what is counted here.
  for (let look = 0; look < 100 && sent.length < 2; look++) await page.waitForTimeout(100);
  await page.reload();
  await page.goto("/feedback");
  await page.getByText(words).waitFor();
  assert.equal(await page.getByText(words).count(), 1);
  await page.getByText("/training", { exact: true }).waitFor();
  await page.getByAltText("Your picture").waitFor();
  const statuses = sent.map(([, status]) => status);
  assert.ok(statuses.length >= 2 && statuses.every((status) => status === 204), `${sent}`);
  assert.equal(new Set(sent.map(([path]) => path.split("/")[4])).size, 1, "one id");
  states.set(nora, await context.storageState());
  await context.close();
});

test("a stranger may speak from the front door", async () => {
  const { page, context, calm } = await openPage(browser, {
    viewport: { width: 360, height: 740 },
  });
  for (const path of ["/", "/sign_in", "/sign_up"]) {
    await page.goto(path);
    await page.getByRole("button", { name: "Give feedback" }).click();
    await page.getByText("nobody knows that it is from you").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "Give feedback" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Happy" }).click();
  await page.getByText("It has arrived.").waitFor();
  assert.equal(await sidewaysScroll(page), 0);
  calm();
  await context.close();
});

test("Olga finds it in her inbox with page, build and picture, and answers with the keyboard", async () => {
  const { page, context, calm } = await as(olga);
  await page.goto("/");
  await page.getByRole("button", { name: /Olga/ }).click();
  await page.getByRole("menuitem", { name: "Run Stadion" }).click();
  await page.getByRole("link", { name: "Open the inbox" }).click();
  const list = page.getByRole("list", { name: "Feedback" });
  const row = list.getByRole("button").filter({ hasText: words });
  await list.getByRole("button").first().focus();
  while ((await row.getAttribute("aria-current")) !== "true") await page.keyboard.press("j");
  await page.getByRole("link", { name: `@${nora.handle}` }).waitFor();
  await page.getByText("/training", { exact: true }).waitFor();
  await page.getByText(/^\d+\.\d+\.\d+-[0-9a-f]{8}$/).waitFor();
  const picture = page.getByAltText("Picture of the page");
  await picture.waitFor();
  assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await page
    .getByRole("group", { name: "What becomes of it" })
    .getByRole("button", { name: "Done" })
    .click();
  await page.getByLabel("Answer").fill(answer);
  await page.getByRole("button", { name: "Save and tell the sender" }).click();
  await page.getByText("Saved.").waitFor();
  await row.getByText("Done").waitFor();
  calm();
  await context.close();
});

test("Nora sees that an answer came, reads it, and takes back what she said", async () => {
  const { page, context, calm } = await as(nora);
  await page.goto("/");
  await page.getByRole("button", { name: /Nora Vik/ }).click();
  await page.getByRole("menuitem", { name: /Your feedback.*1 new answer/s }).click();
  await page.getByText(answer).waitFor();
  await page.getByText("Done", { exact: true }).waitFor();
  await page.goto("/");
  await page.getByRole("button", { name: /Nora Vik/ }).click();
  await page.getByRole("menuitem", { name: "Your feedback", exact: true }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("heading", { name: "Nothing said yet" }).waitFor();
  calm();
  await context.close();
});

test("who does not run the place is told so", async () => {
  const { page, context } = await as(nora);
  for (const path of ["/operator/feedback", "/operator/journey"]) {
    await page.goto(path);
    await page.getByText("This page is for the people who run this place").waitFor();
  }
  await context.close();
});

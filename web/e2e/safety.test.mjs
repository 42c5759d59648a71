// Boris reports a comment in two taps, a moderator hides it with reasons, Carla reads them and appeals, another moderator
// decides; Carla sees in her settings who did what. And a look at an account takes two people.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import {
  enroll,
  makeOperator,
  openBrowser,
  openPage,
  recording,
  STADION,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const anna = somebody("Anna");
const boris = somebody("Boris");
const carla = somebody("Carla");
const max = somebody("Max");
const mia = somebody("Mia");
const sam = somebody("Sam");
const paula = somebody("Paula");
const states = new Map();
const insult = `You run like a duck. ${process.pid}`;
const reasons = "It insults a person, which nobody has to bear.";
let run;

const as = (person, options = {}) =>
  openPage(browser, { storageState: states.get(person), ...options });

async function arrive(person, role) {
  const { page, context } = await openPage(browser);
  await enroll(page, person);
  if (role) await makeOperator(page, person, { role });
  states.set(person, await context.storageState());
  await context.close();
}

async function violations(page, part = "body") {
  await page.evaluate(axe);
  const found = await page.evaluate((part) => globalThis.axe.run(part), part);
  // The header of a dialog of our kit is no banner of the page; the checker counts it as one.
  const real = found.violations.filter(
    (fault) => part === "body" || !fault.id.startsWith("landmark"),
  );
  return real.map((fault) => `${fault.id}: ${fault.nodes[0]?.html}`);
}

// The one of these cards that holds the words.
const card = (page, words) => page.locator("section").filter({ hasText: words });

test("everybody is here, and Carla writes what nobody should read", async () => {
  for (const person of [anna, boris, carla]) await arrive(person);
  await arrive(max, "moderator");
  await arrive(mia, "moderator");
  await arrive(sam, "support");
  await arrive(paula, "privacy_officer");
  const { page, context } = await as(anna);
  const opened = await page.request.patch("/api/v1/me", {
    headers: { origin: STADION },
    data: { default_audience: "everyone" },
  });
  assert.equal(opened.status(), 200, await opened.text());
  await upload(page, [recording({ minutes: 30 })]);
  await page.getByText("Added", { exact: true }).waitFor();
  run = await page.locator('[data-state="done"] a').first().getAttribute("href");
  await context.close();

  const hers = await as(carla);
  await hers.page.goto(run);
  await hers.page.getByRole("textbox", { name: "Write a comment" }).fill(insult);
  await hers.page.getByRole("button", { name: "Send" }).click();
  await hers.page.getByText(insult).waitFor();
  await hers.context.close();
});

test("Boris reports it in two taps on his phone", async () => {
  const { page, context, calm } = await as(boris, { viewport: { width: 360, height: 780 } });
  await page.goto(run);
  await page.getByText(insult).waitFor();
  await page.getByRole("button", { name: "Report this comment" }).click();
  const dialog = page.getByRole("dialog", { name: "Report this comment" });
  await dialog.getByRole("button", { name: "Insults or threats" }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  assert.deepEqual(await violations(page, "[role=dialog]"), []);
  await dialog.getByRole("button", { name: "Insults or threats" }).click();
  await dialog.getByText("Thank you, it is on its way").waitFor();
  await page.goto("/reports");
  await page.getByText("Waiting", { exact: true }).waitFor();
  await page.getByText(insult).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  calm();
  await context.close();
});

test("Max, a moderator, hides it and says why", async () => {
  const { page, context, calm } = await as(max);
  await page.goto("/operator");
  await page.getByRole("link", { name: "Open the queue" }).click();
  const one = card(page, insult);
  await one.getByText("Insults or threats").first().waitFor();
  await one.getByRole("combobox", { name: "Decision" }).click();
  await page.getByRole("option", { name: "Hide it from others" }).click();
  await one.getByLabel("Statement of reasons").fill(reasons);
  assert.deepEqual(await violations(page), []);
  await one.getByRole("button", { name: "Decide" }).click();
  await page.getByText("Decided.").waitFor();
  await one.waitFor({ state: "detached" });
  await page.setViewportSize({ width: 360, height: 780 });
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  calm();
  await context.close();

  const his = await as(boris);
  await his.page.goto(run);
  await his.page
    .getByText("Nobody has said anything yet")
    .waitFor()
    .catch(() => {});
  assert.equal(await his.page.getByText(insult).count(), 0);
  await his.page.goto("/reports");
  await his.page.getByText("Something was done").waitFor();
  await his.context.close();
});

test("Carla still sees it with a note, reads the reasons and appeals", async () => {
  const { page, context, calm } = await as(carla, { viewport: { width: 360, height: 780 } });
  await page.goto(run);
  await page.getByText("After a decision only you see this.").waitFor();
  await page.getByRole("link", { name: "Why, and how to appeal" }).click();
  await page.getByRole("heading", { name: "Hidden from others" }).waitFor();
  await page.getByText(reasons).waitFor();
  await page.getByText("Rule: Insults or threats").waitFor();
  assert.deepEqual(await violations(page), []);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await page.getByLabel("What do you say against it?").fill("It was a joke between friends.");
  await page.getByRole("button", { name: "Appeal" }).click();
  await page.getByText("Somebody who did not take the decision answers").waitFor();
  calm();
  await context.close();
});

test("Mia, another moderator, takes the decision back, and Max could not", async () => {
  const his = await as(max);
  await his.page.goto("/operator/safety");
  await card(his.page, insult).getByText("Somebody else decides on this.").waitFor();
  await his.context.close();

  const { page, context, calm } = await as(mia);
  await page.goto("/operator/safety");
  const one = card(page, insult);
  await one.getByText("It was a joke between friends.").waitFor();
  await one.getByLabel("Your answer").fill("Between friends it may well be one.");
  await one.getByRole("button", { name: "Take the decision back" }).click();
  await page.getByText("Decided.").waitFor();
  calm();
  await context.close();

  const hers = await as(carla);
  await hers.page.goto("/decisions");
  await hers.page.getByText("Between friends it may well be one.").waitFor();
  await hers.page.goto("/settings/security");
  const looked = hers.page.getByRole("list", { name: "Who looked at your account" });
  await looked.getByText("Hid something from others").waitFor();
  await looked.getByText("Took a decision back after an appeal").waitFor();
  assert.equal(await looked.getByText("max", { exact: false }).count(), 0, "no names");
  await hers.context.close();
  const theirs = await as(boris);
  await theirs.page.goto(run);
  await theirs.page.getByText(insult).waitFor();
  await theirs.context.close();
});

test("Sam looks at Carla's account once Paula has agreed, and Carla sees that", async () => {
  const asked = await as(sam);
  await asked.page.goto("/operator/requests");
  await asked.page.getByLabel("Handle").fill(`@${carla.handle}`);
  await asked.page.getByLabel("Reason").fill("She wrote that she is locked out.");
  await asked.page.getByRole("button", { name: "Ask", exact: true }).click();
  await asked.page.getByText("It waits for another person.").waitFor();

  const { page, context, calm } = await as(paula, { viewport: { width: 360, height: 780 } });
  await page.goto("/operator/requests");
  const one = card(page, `@${carla.handle}`);
  await one.getByRole("button", { name: "Agree", exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await one.getByRole("button", { name: "Agree", exact: true }).click();
  await page.getByText("Agreed. It is done.").waitFor();

  await asked.page.reload();
  await asked.page.getByRole("button", { name: "Look now; it leaves a line" }).first().click();
  await asked.page.getByText(carla.email).waitFor();
  await asked.context.close();

  await page.goto("/operator/audit");
  const trail = page.getByRole("list", { name: "Audit trail" });
  await trail.getByText(`Looked at the account · @${carla.handle}`).first().waitFor();
  assert.deepEqual(await violations(page), []);
  calm();
  await context.close();

  const hers = await as(carla);
  await hers.page.goto("/settings/security");
  await hers.page.getByText("Looked at the account", { exact: true }).waitFor();
  await hers.page.getByText("She wrote that she is locked out.").first().waitFor();
  await hers.context.close();
});

test("Anna mutes Boris and holds back his comments, and he does not notice", async () => {
  const { page, context, calm } = await as(anna);
  await page.goto(`/@${boris.handle}`);
  const menu = page.getByRole("button", { name: "More about Boris" });
  await menu.click();
  await page.getByRole("menuitem", { name: "Mute" }).click();
  await page.getByText("is out of your feed, and does not know").waitFor();
  await menu.click();
  await page.getByRole("menuitem", { name: "Hold back their comments" }).click();
  await page.getByText("waits for you").waitFor();
  await context.close();

  const his = await as(boris);
  await his.page.goto(run);
  await his.page.getByRole("textbox", { name: "Write a comment" }).fill("Meh.");
  await his.page.getByRole("button", { name: "Send" }).click();
  await his.page.getByText("Meh.", { exact: true }).waitFor();
  assert.equal(await his.page.getByText("Only you and its author see this.").count(), 0);
  await his.context.close();

  const other = await as(carla);
  await other.page.goto(run);
  await other.page.getByText(insult).waitFor();
  assert.equal(await other.page.getByText("Meh.", { exact: true }).count(), 0);
  const hers = await as(anna);
  // The page of one's own run draws a map, which takes a while where there is no graphics card.
  hers.page.setDefaultTimeout(90_000);
  await hers.page.goto(run);
  await hers.page.getByRole("button", { name: "Let everybody see it" }).click();
  await hers.page.getByText("Everybody sees it now.").waitFor();
  await other.page.reload();
  await other.page.getByText("Meh.", { exact: true }).waitFor();
  calm();
  await hers.context.close();
  await other.context.close();
});

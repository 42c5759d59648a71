// Paul follows Nora, whom he does not know, and her run comes into his feed; Rosa opens Nora's invitation without an account;
// close friends come first.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  allowEverything,
  barriers,
  bring,
  enroll,
  introduce,
  openBrowser,
  openPage,
  sidewaysScroll,
  somebody,
} from "./help.mjs";

let browser;
const states = {};
let invitation;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const nora = somebody("Nora");
const paul = somebody("Paul");
const rosa = somebody("Rosa");

async function open(person, options) {
  return openPage(browser, { storageState: states[person.handle], ...options });
}

async function bringAs(person, options, audience) {
  const { page, context } = await open(person);
  await bring(page, options, audience);
  await context.close();
}

test("Nora and Paul sign up, and nobody can follow Nora yet", async () => {
  for (const person of [nora, paul]) {
    const { page, context } = await openPage(browser);
    await enroll(page, person);
    states[person.handle] = await context.storageState();
    await context.close();
  }
  const { page, context, calm } = await open(paul);
  await page.goto(`/@${nora.handle}`);
  await page.getByRole("heading", { name: nora.name }).waitFor();
  assert.equal(await page.getByRole("button", { name: `Follow ${nora.name}` }).count(), 0);
  calm();
  await context.close();
});

test("Nora lets people follow her and brings a run for everyone and one for friends", async () => {
  const { page, context, calm } = await open(nora);
  await page.goto("/friends?show=followers");
  await page.getByText("Nobody can follow you until you allow it.").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Who may follow you" }).click();
  const open_ = page.getByRole("switch", { name: "People may follow me" });
  await open_.focus();
  await page.keyboard.press("Space");
  await page.getByText("Saved", { exact: false }).first().waitFor();
  assert.ok(await open_.isChecked());
  assert.deepEqual(await barriers(page), []);
  calm();
  await context.close();
  await bringAs(nora, { minutes: 41, seed: 91, daysAgo: 2 }, "Everyone");
  await bringAs(nora, { minutes: 33, seed: 92, daysAgo: 1 }, "Friends");
});

test("Paul follows her from her page, and the one for everyone comes into his feed", async () => {
  const { page, context, calm } = await open(paul);
  await page.goto(`/@${nora.handle}`);
  await page.getByRole("button", { name: `Follow ${nora.name}` }).click();
  await page.getByRole("button", { name: `Stop following ${nora.name}` }).waitFor();
  await page.getByText("1 follower", { exact: true }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.goto("/feed");
  await page.getByRole("link", { name: "For Everyone" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "For Friends" }).count(), 0);
  await page.goto("/friends");
  await page.getByRole("tab", { name: "Following" }).click();
  await page
    .getByRole("list", { name: "You follow them" })
    .getByRole("link", { name: nora.name })
    .waitFor();
  assert.equal(new URL(page.url()).search, "?show=following");
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);
  calm();
  await context.close();
});

test("Nora sees who follows her, removes him, and makes a link for a friend", async () => {
  const { page, context, calm } = await open(nora);
  await page.goto("/friends?show=followers");
  const list = page.getByRole("list", { name: "They follow you" });
  await list.getByRole("link", { name: paul.name }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await list.getByRole("button", { name: `Remove ${paul.name} from your followers` }).click();
  await page.getByRole("heading", { name: "Nobody follows you yet" }).waitFor();

  await page.getByRole("tab", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  invitation = await page.getByLabel("Link", { exact: true }).inputValue();
  await page.getByRole("img", { name: "The link as a QR code" }).waitFor();
  await page.getByText(/^0 of 50 accepted, good until/).waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);
  calm();
  await context.close();
});

test("Rosa opens it without an account, opens one, and is asked afterwards", async () => {
  const { page, context } = await openPage(browser);
  const { pathname, search } = new URL(invitation);
  await page.goto(`${pathname}${search}`);
  await page
    .getByRole("heading", { name: "Somebody invites you to be friends on Stadion" })
    .waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("main").getByRole("link", { name: "Join Stadion" }).click();
  await introduce(page, rosa);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Handle").fill(rosa.handle);
  await page.getByLabel("Password", { exact: true }).fill(rosa.password);
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByRole("heading", { name: "What may Stadion do?" }).waitFor();
  await allowEverything(page);
  await page.getByRole("link", { name: "Go on" }).click();
  await page.getByRole("heading", { name: `${nora.name} invites you to be friends` }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Be friends" }).click();
  await page.getByRole("button", { name: `Remove from friends: ${nora.name}` }).waitFor();
  await page.goto("/feed");
  await page.getByRole("link", { name: "For Friends" }).waitFor();
  states[rosa.handle] = await context.storageState();
  await context.close();
});

test("Rosa marks her as close, and her feed can be hers alone", async () => {
  await bringAs(rosa, { minutes: 25, seed: 93, daysAgo: 1 }, "Everyone");
  const { page, context, calm } = await open(rosa);
  await page.goto("/friends");
  const star = page.getByRole("button", { name: `Close friend: ${nora.name}` });
  await star.click();
  await page.getByText(`${nora.name} is a close friend.`, { exact: false }).first().waitFor();
  assert.equal(await star.getAttribute("aria-pressed"), "true");
  assert.deepEqual(await barriers(page), []);
  await page.goto("/feed");
  await page.getByRole("article", { name: `Activity of ${rosa.name}` }).waitFor();
  await page.getByText("Close friends", { exact: true }).click();
  await page
    .getByRole("article", { name: `Activity of ${rosa.name}` })
    .waitFor({ state: "detached" });
  await page.getByRole("link", { name: "For Friends" }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);
  calm();
  await context.close();
});

test("a link that Nora takes back is good for nobody", async () => {
  const { page, context, calm } = await open(nora);
  await page.goto("/friends?show=invite");
  await page.getByRole("button", { name: /^Take back/ }).click();
  await page.getByText(/accepted, good until/).waitFor({ state: "detached" });
  calm();
  await context.close();
  const paulSees = await open(paul);
  const { pathname, search } = new URL(invitation);
  await paulSees.page.goto(`${pathname}${search}`);
  await paulSees.page.getByRole("heading", { name: "This invitation is good no more" }).waitFor();
  await paulSees.context.close();
});

// Nora makes a group; Paul asks and is let in, Rosa comes by a link; they write, meet, and add up what they do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  barriers,
  enroll,
  openBrowser,
  openPage,
  recording,
  STADION,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

let browser;
const states = {};
let address;
let invitation;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const nora = somebody("Nora");
const paul = somebody("Paul");
const rosa = somebody("Rosa");
const name = `Lauftreff ${process.pid}`;

async function open(person, options) {
  return openPage(browser, { storageState: states[person.handle], ...options });
}

test("three people sign up", async () => {
  for (const person of [nora, paul, rosa]) {
    const { page, context } = await openPage(browser);
    await enroll(page, person);
    states[person.handle] = await context.storageState();
    await context.close();
  }
});

test("Nora makes a group with a goal, and is asked for a name first", async () => {
  const { page, context, calm } = await open(nora);
  await page.goto("/groups");
  await page.getByRole("heading", { name: "No groups yet" }).waitFor();
  await page.getByRole("link", { name: "New group" }).click();
  await page.getByLabel("Name").fill("ab");
  await page.getByRole("button", { name: "Make the group" }).click();
  await page.getByText("A group's name has 3 to 60 letters").first().waitFor();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("What it is about").fill("We run.\nSlowly.");
  await page.getByLabel("Place").fill("Hamburg");
  await page.getByRole("combobox", { name: "Goal" }).click();
  await page.getByRole("option", { name: "Distance" }).click();
  await page.getByLabel("How much (km)").fill("50");
  await page.getByRole("button", { name: "Make the group" }).click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByText(/^Goal: 50/).waitFor();
  address = new URL(page.url()).pathname;
  assert.deepEqual(await barriers(page), []);
  await context.close();
  // A refused form is an answer, which the browser still calls an error.
  void calm;
});

test("Nora gives the group a picture of which only the pixels are kept", async () => {
  const { page, context, calm } = await open(nora);
  await page.goto(`${address}/edit`);
  const png = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 640;
    canvas.height = 480;
    canvas.getContext("2d").fillRect(100, 100, 200, 200);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "hill.jpg", mimeType: "image/jpeg", buffer: Buffer.from(png) });
  await page.getByText("The picture is set").waitFor();
  await page.goto(address);
  const width = await page
    .locator("h1 img")
    .evaluate((image) => image.decode().then(() => image.naturalWidth));
  assert.equal(width, 480);
  calm();
  await context.close();
});

test("Paul finds it, asks, and is let in", async () => {
  const asked = await open(paul);
  await asked.page.goto("/groups");
  await asked.page.getByRole("searchbox", { name: "Find groups" }).fill(name);
  await asked.page.getByRole("list", { name: "Find groups" }).getByRole("link", { name }).click();
  await asked.page.getByText("What is written here").waitFor();
  await asked.page.getByRole("button", { name: "Ask to join" }).click();
  await asked.page.getByText("Waiting for an answer").waitFor();

  const { page, context, calm } = await open(nora);
  await page.goto(address);
  await page.getByRole("button", { name: `Let in: ${paul.name}` }).click();
  await page
    .getByRole("list", { name: "Members" })
    .getByRole("link", { name: paul.name })
    .waitFor();
  await page.getByRole("button", { name: `Options: ${paul.name}` }).click();
  await page.getByRole("menuitem", { name: "Make a coach" }).click();
  await page.getByRole("list", { name: "Members" }).getByText("Coach").waitFor();
  calm();
  await context.close();
  await asked.page.reload();
  await asked.page.getByRole("heading", { name: "Posts" }).waitFor();
  asked.calm();
  await asked.context.close();
});

test("Nora makes a link with a square for a phone, and Rosa comes by it", async () => {
  const { page, context, calm } = await open(nora);
  await page.goto(address);
  await page.getByRole("button", { name: "Make a link" }).click();
  invitation = await page.getByLabel("Link", { exact: true }).inputValue();
  await page.getByRole("img", { name: "The link as a QR code" }).waitFor();
  await page.getByText("0 of 10 used").waitFor();
  calm();
  await context.close();

  const guest = await open(rosa);
  const { pathname, search } = new URL(invitation);
  await guest.page.goto(pathname + search);
  await guest.page.getByRole("button", { name: "Join" }).click();
  await guest.page.getByRole("heading", { name: "Posts" }).waitFor();
  guest.calm();
  await guest.context.close();
});

test("they write, and Paul calls them together", async () => {
  const coach = await open(paul);
  await coach.page.goto(address);
  await coach.page.getByRole("textbox", { name: "Write to the group" }).fill("See you\non Sunday.");
  await coach.page.getByRole("switch", { name: "As an announcement" }).press("Space");
  await coach.page.getByRole("button", { name: "Post", exact: true }).click();
  await coach.page.getByRole("list", { name: "Posts" }).getByText("See you").waitFor();
  await coach.page.getByRole("button", { name: "New event" }).click();
  const dialog = coach.page.getByRole("dialog");
  await dialog.getByLabel("What").fill("Long run");
  await dialog.getByLabel("Where").fill("By the bridge");
  await dialog.getByRole("button", { name: "Save" }).click();
  await coach.page.getByRole("heading", { name: "Long run" }).waitFor();
  coach.calm();
  await coach.context.close();

  const { page, context, calm } = await open(rosa);
  await page.goto(address);
  await page.getByRole("list", { name: "Posts" }).getByText("Announcement").waitFor();
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await page.getByText("1 comes").waitFor();
  await page.getByRole("button", { name: "Who" }).click();
  await page.getByRole("list", { name: "Who" }).getByRole("link", { name: rosa.name }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "To my calendar" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "event.ics");
  const text = await (await file.createReadStream()).setEncoding("utf8").toArray();
  assert.match(text.join(""), /^BEGIN:VCALENDAR\r\n/);
  assert.match(text.join(""), /\r\nSUMMARY:Lauftreff \d+.*: Long run\r\n/);
  // Two taps report what somebody wrote.
  await page.getByRole("button", { name: "Report this post" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Advertising or spam" }).click();
  await page.getByText("Thank you, it is on its way").waitFor();
  calm();
  await context.close();
});

test("Rosa replies, Paul is told, and answers out of his feed", async () => {
  const { page, context, calm } = await open(rosa, { bypassCSP: true });
  await page.goto(address);
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await page.getByRole("textbox", { name: "Write a reply" }).fill("I bring\ncoffee.");
  await page.getByRole("button", { name: "Send" }).click();
  const said = page.getByRole("list", { name: "Replies" });
  await said.getByText("coffee.").waitFor();
  await page.getByRole("button", { name: "1 reply" }).waitFor();
  assert.deepEqual(await barriers(page), []);
  calm();
  await context.close();

  const his = await open(paul, { viewport: { width: 360, height: 740 }, hasTouch: true });
  await his.page.goto("/notifications");
  await his.page.getByText(`${rosa.name} replied to you in ${name}`).click();
  await his.page.getByRole("heading", { name }).waitFor();
  await his.page.goto("/feed");
  const entry = his.page.getByRole("article").filter({ hasText: "on Sunday." });
  await entry.getByRole("button", { name: "1 reply" }).click();
  await entry.getByText("coffee.").waitFor();
  await entry.getByRole("textbox", { name: "Write a reply" }).fill("With milk?");
  await entry.getByRole("button", { name: "Send" }).click();
  await entry.getByRole("button", { name: "2 replies" }).waitFor();
  const own = entry.getByRole("listitem").filter({ hasText: "With milk?" });
  assert.ok((await sidewaysScroll(his.page)) <= 0);
  await own.getByRole("button", { name: "Options of the reply" }).click();
  await his.page.getByRole("menuitem", { name: "Delete the reply" }).click();
  await his.page.getByRole("dialog", { name: "Delete this reply?" }).waitFor();
  await his.page.getByRole("dialog").getByRole("button", { name: "Delete the reply" }).click();
  await own.waitFor({ state: "detached" });
  his.calm();
  await his.context.close();
});

test("what Rosa does for everybody to see counts for the group, and on a phone all fits", async () => {
  const { page, context, calm } = await open(rosa);
  await upload(page, [recording({ minutes: 40, seed: 91, daysAgo: 0 })]);
  await page.getByText("Added", { exact: true }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["/groups", address]) {
    await page.goto(path);
    await page.getByText(name).first().waitFor();
    assert.ok((await sidewaysScroll(page)) <= 0, `${path} at 360 px`);
    assert.deepEqual(await barriers(page), [], `${path} has no accessibility faults`);
  }
  await page.getByRole("heading", { name: "Together" }).waitFor();
  calm();
  await context.close();
});

test("Rosa shows a run to her groups: Paul sees it as she was told, and a stranger would not", async () => {
  const { page, context, calm } = await open(rosa);
  await upload(page, [recording({ minutes: 25, seed: 92, daysAgo: 2 })]);
  await page.getByText("Added", { exact: true }).waitFor();
  await page.locator('[data-state="done"] a').first().click();
  await page.getByRole("button", { name: "Edit, download or delete" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("For my groups");
  await dialog.getByText("Groups", { exact: true }).click();
  await dialog.getByText("those with whom you share a group").waitFor();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "For my groups" }).waitFor();
  const run = new URL(page.url()).pathname;
  await page.goto(`${run}?as=group`);
  await page.getByText("with whom you share a group or an event").waitFor();
  await page.getByRole("heading", { name: "For my groups" }).waitFor();
  await page.getByText("A stranger", { exact: true }).click();
  await page.getByRole("heading", { name: "They do not see this activity" }).waitFor();
  calm();
  await context.close();
  const paulSees = await open(paul);
  await paulSees.page.goto(run);
  await paulSees.page.getByRole("heading", { name: "For my groups" }).waitFor();
  paulSees.calm();
  await paulSees.context.close();
});

test("Rosa follows a brand without belonging to it, and hears what it announces", async () => {
  const brand = `Brand ${process.pid}`;
  const hers = await open(nora);
  const headers = { origin: STADION };
  const post = async (path, data) => {
    const reply = await hers.page.request.post(`${STADION}${path}`, { headers, data });
    assert.ok(reply.ok(), await reply.text());
    return reply.json();
  };
  const { id } = await post("/api/v1/groups", { name: brand, kind: "open" });
  await post(`/api/v1/groups/${id}/posts`, { text: "A shoe for rain.", announcement: true });
  await post(`/api/v1/groups/${id}/posts`, { text: "Among ourselves.", announcement: false });
  await hers.context.close();

  const { page, context, calm } = await open(rosa, { bypassCSP: true });
  await page.goto(`/groups/${id}`);
  await page.getByRole("button", { name: `Follow ${brand}` }).click();
  await page.getByText(`What ${brand} announces comes into your feed.`).waitFor();
  await page.getByRole("button", { name: `Stop following ${brand}` }).waitFor();
  await page.goto("/feed");
  await page.getByText("A shoe for rain.").waitFor();
  assert.equal(await page.getByText("Among ourselves.").count(), 0);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/groups");
  await page.getByRole("list", { name: "Groups you follow" }).getByText(brand).click();
  assert.ok((await sidewaysScroll(page)) <= 0);
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: `Stop following ${brand}` }).click();
  await page.getByRole("button", { name: `Follow ${brand}`, exact: true }).waitFor();
  calm();
  await context.close();
  const closed = await open(nora);
  const gone = await closed.page.request.delete(`${STADION}/api/v1/groups/${id}`, { headers });
  assert.equal(gone.status(), 204);
  await closed.context.close();
});

test("Rosa leaves; Nora closes the group, and its address leads nowhere", async () => {
  const guest = await open(rosa);
  await guest.page.goto(address);
  await guest.page.getByRole("button", { name: "Leave" }).click();
  await guest.page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await guest.page.getByText("What is written here").waitFor();
  guest.calm();
  await guest.context.close();

  const { page, context, calm } = await open(nora);
  await page.goto(`${address}/edit`);
  await page.getByRole("button", { name: "Close the group" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the group" }).click();
  await page.getByRole("heading", { name: "No groups yet" }).waitFor();
  await page.goto(address);
  await page.getByRole("heading", { name: "There is no such group for you" }).waitFor();
  calm();
  await context.close();
});

// Two people at two processes of one installation, on PostgreSQL with a hub between them: what one does reaches the other at
// once; one process dies under them, and the next carries on. The one that STADION_URL names is the first of three.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  bring,
  openBrowser,
  openPage,
  recording,
  STADION,
  serve,
  signUp,
  somebody,
  upload,
} from "../help.mjs";

const folder = process.env.STADION_DATA_DIR;
const vera = somebody("Vera Holm");
const oleg = somebody("Oleg Brandt");
const groupName = `Morgenrunde ${process.pid}`;

let browser;
let second;
let third;
let hers;
let his;
let run;
let group;

before(async () => {
  assert.ok(process.env.STADION_DATABASE_URL, "several processes need a database between them");
  assert.ok(process.env.STADION_HUB_URL, "and a hub by which they ring each other");
  browser = await openBrowser();
  // They share the folder of files, as they would share a store of objects on several machines.
  [second, third] = [await serve(folder), await serve(folder)];
});
after(async () => {
  await browser?.close();
  await second?.kill();
  await third?.stop();
});

const bell = (page, says) => page.getByRole("link", { name: says, exact: true });

// Everything a page shows comes from the process at which it was opened.
async function openAt(url, state) {
  return openPage(browser, { baseURL: url, ...(state && { storageState: state }) });
}

test("three processes are up, and each hears the hub", async () => {
  for (const url of [STADION, second.url, third.url]) {
    const health = await (await fetch(`${url}/health/ready`)).json();
    assert.equal(health.hub, "ok", url);
  }
});

test("Vera signs up at the first and Oleg at the second, and he finds her as he types", async () => {
  hers = await openAt(STADION);
  his = await openAt(second.url);
  await signUp(hers.page, vera);
  await signUp(his.page, oleg);
  await hers.page.goto("/progress");
  await bell(hers.page, "Notifications, nothing unread").waitFor();

  await his.page.goto("/friends");
  await his.page.getByRole("searchbox", { name: "Find people" }).fill(vera.handle);
  const row = his.page
    .getByRole("list", { name: "Find people" })
    .getByRole("listitem")
    .filter({ hasText: vera.handle });
  await row.getByRole("button", { name: /^Add friend/ }).click();
  await row.getByText("Request sent").waitFor();
});

test("it rings at her process while she looks at something else, and she says yes", async () => {
  await bell(hers.page, "Notifications, 1 unread").click();
  await hers.page.getByRole("link", { name: /Oleg Brandt would like to be friends/ }).click();
  await hers.page.getByRole("button", { name: `Accept: ${oleg.name}` }).click();
  await hers.page
    .getByRole("list", { name: "Friends", exact: true })
    .getByRole("link", { name: oleg.name })
    .waitFor();
  await bell(his.page, "Notifications, 1 unread").waitFor();
});

test("she shows friends a run, and no map of it; then she shows the map too", async () => {
  const { page } = hers;
  await bring(page, { minutes: 42, seed: 31, daysAgo: 1 }, "Friends");
  run = new URL(page.url()).pathname;
  const seesMap = async () => {
    const seen = await his.page.request.get(`/api/v1${run}`);
    assert.equal(seen.status(), 200);
    return (await seen.json()).has_map;
  };
  await chooseMap(page, "Only me");
  assert.equal(await seesMap(), false);
  await his.page.goto(run);
  await his.page.getByRole("heading", { name: "For Friends" }).waitFor();
  assert.equal(await his.page.locator("[data-drawn]").count(), 0);

  await chooseMap(page, "Friends");
  assert.equal(await seesMap(), true);
  await his.page.goto(run);
  await his.page.locator("[data-drawn]").first().waitFor();
});

async function chooseMap(page, audience) {
  await page.getByRole("button", { name: "Edit, download or delete" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).first().click();
  await page.getByText("Who sees which part of it").click();
  await page.getByRole("combobox", { name: "Map" }).click();
  await page.getByRole("option", { name: audience, exact: true }).click();
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === "PATCH" && answer.url().includes("/activities/"),
  );
  await page.getByRole("button", { name: "Save" }).click();
  assert.equal((await saved).status(), 200);
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("he shows her one of his, gives kudos and writes; she reads it where she is and answers", async () => {
  await bring(his.page, { minutes: 30, seed: 32, daysAgo: 2 }, "Friends");
  await hers.page.goto("/feed");
  await hers.page.getByRole("article").filter({ hasText: oleg.name }).first().waitFor();
  await hers.page.goto("/notifications");
  await hers.page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();

  await his.page.goto("/feed");
  const entry = his.page.getByRole("article").filter({ hasText: vera.name });
  await entry.getByRole("button", { name: "Kudos", exact: true }).click();
  await entry.getByRole("button", { name: "1 kudos" }).waitFor();
  await entry.getByRole("button", { name: "Comment", exact: true }).click();
  await entry.getByRole("textbox", { name: "Write a comment" }).fill("Even splits, well done!");
  await entry.getByRole("button", { name: "Send" }).click();
  await entry.getByText("Even splits, well done!").waitFor();

  // Nothing is loaded anew: both lines come over the wire, from the other process.
  await hers.page.getByRole("link", { name: /Oleg Brandt gave you kudos for/ }).waitFor();
  await hers.page.getByRole("link", { name: /Oleg Brandt commented on/ }).click();
  await hers.page.getByText("Even splits, well done!").waitFor();
  await hers.page.getByRole("textbox", { name: "Write a comment" }).fill("Come along on Sunday.");
  await hers.page.getByRole("button", { name: "Send" }).click();
  await hers.page.getByText("Come along on Sunday.").waitFor();
});

test("his process dies without a farewell; the next one knows him and all that was said", async () => {
  const state = await his.context.storageState();
  await second.kill();
  await his.context.close();
  his = await openAt(third.url, state);
  await his.page.goto(run);
  await his.page.getByText("Come along on Sunday.").waitFor();
  await his.page.getByText("Even splits, well done!").waitFor();

  // And what she does still reaches him while he looks.
  await his.page.goto("/notifications");
  await his.page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
  await hers.page.goto("/feed");
  const entry = hers.page.getByRole("article").filter({ hasText: oleg.name }).first();
  await entry.getByRole("button", { name: "Kudos", exact: true }).click();
  await his.page.getByRole("link", { name: /Vera Holm gave you kudos for/ }).waitFor();
});

test("she makes a group and he joins it by her link; what he runs counts there", async () => {
  await hers.page.goto("/groups/new");
  await hers.page.getByLabel("Name").fill(groupName);
  await hers.page.getByLabel("Place").fill("Bremen");
  await hers.page.getByRole("button", { name: "Make the group" }).click();
  await hers.page.getByRole("heading", { name: groupName }).waitFor();
  group = new URL(hers.page.url()).pathname;
  await hers.page.getByRole("button", { name: "Make a link" }).click();
  const link = await hers.page.getByLabel("Link", { exact: true }).inputValue();
  const { pathname, search } = new URL(link);
  await his.page.goto(pathname + search);
  await his.page.getByRole("button", { name: "Join" }).click();
  await his.page.getByRole("heading", { name: "Posts" }).waitFor();
  await upload(his.page, [recording({ minutes: 25, seed: 33, daysAgo: 0 })]);
  await his.page.getByText("Added", { exact: true }).waitFor();
  await hers.page.goto(group);
  await hers.page
    .getByRole("list", { name: "Members" })
    .getByRole("link", { name: oleg.name })
    .waitFor();
});

test("he blocks her, and with the next look she and all of hers are gone from both sides", async () => {
  await his.page.goto(`/@${vera.handle}`);
  await his.page.getByRole("button", { name: `More about ${vera.name}` }).click();
  await his.page.getByRole("menuitem", { name: "Block" }).click();
  const dialog = his.page.getByRole("dialog");
  await dialog.getByText(/You will not see each other/).waitFor();
  const blocked = his.page.waitForResponse((answer) => answer.url().includes("/api/v1/blocks/"));
  await dialog.getByRole("button", { name: "Block" }).click();
  assert.ok((await blocked).ok());

  // At the other process, and at once.
  const card = await hers.page.request.get(`/api/v1/athletes/${oleg.handle}`);
  assert.equal(card.status(), 404);
  await hers.page.goto(`/@${oleg.handle}`);
  await hers.page.getByText("Nobody runs under this name").waitFor();
  await hers.page.goto("/feed");
  await hers.page.getByRole("article").first().waitFor();
  assert.equal(await hers.page.getByText(oleg.name).count(), 0);
  await hers.page.goto(run);
  await hers.page.getByText("Come along on Sunday.").waitFor();
  assert.equal(await hers.page.getByText("Even splits, well done!").count(), 0);
  await hers.page.goto("/friends");
  await hers.page.getByRole("searchbox", { name: "Find people" }).fill(oleg.handle);
  await hers.page.getByText("Nobody found").first().waitFor();
  await hers.page.goto(group);
  await hers.page.getByRole("heading", { name: groupName }).waitFor();
  assert.equal(await hers.page.getByRole("link", { name: oleg.name }).count(), 0);

  assert.equal((await his.page.request.get(`/api/v1${run}`)).status(), 404);
  await his.page.goto("/notifications");
  await his.page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
  assert.equal(await his.page.getByText(vera.name).count(), 0);
  await his.context.close();
  await hers.context.close();
});

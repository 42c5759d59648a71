// Mira and Nils have a friend in common: he is suggested with the reason, she says no to another, and they become friends.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, enroll, openBrowser, openPage, sidewaysScroll, somebody } from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const people = {};
const states = {};
const ids = {};

// Who signs up once; what they do afterwards goes by the API, as their own pages would.
async function join(key, name) {
  people[key] = somebody(name);
  const { page, context, calm } = await openPage(browser);
  await enroll(page, people[key]);
  states[key] = await context.storageState();
  ids[key] = (await (await page.request.get("/api/v1/me")).json()).id;
  calm();
  await context.close();
}

async function befriend(one, other) {
  const headers = { origin: process.env.STADION_URL };
  for (const [who, path] of [
    [one, `/api/v1/friends/requests/${ids[other]}`],
    [other, `/api/v1/friends/${ids[one]}`],
  ]) {
    const { page, context } = await openPage(browser, { storageState: states[who] });
    const answer = await page.request.put(path, { headers });
    assert.equal(answer.status(), 200, await answer.text());
    await context.close();
  }
}

test("Mira, Nils, Olga and Piet sign up, and Olga is everybody's friend", async () => {
  await join("mira", "Mira Lund");
  await join("nils", "Nils Berg");
  await join("olga", "Olga Stern");
  await join("piet", "Piet Maas");
  for (const other of ["mira", "nils", "piet"]) await befriend("olga", other);
});

test("Mira is shown people she may know, with the reason, and says no to Piet for good", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: states.mira });
  await page.goto("/friends");
  const list = page.getByRole("list", { name: "People you may know" });
  const piet = list.getByRole("listitem").filter({ hasText: people.piet.handle });
  await piet.getByText("Friend in common: Olga Stern").waitFor();
  await list.getByRole("listitem").filter({ hasText: people.nils.handle }).waitFor();
  assert.deepEqual(await barriers(page), []);

  await piet.getByRole("button", { name: "No, thanks: Piet Maas" }).click();
  await page.getByText("Piet Maas will not be suggested again.").waitFor();
  await piet.waitFor({ state: "detached" });
  await page.reload();
  await list.getByRole("listitem").filter({ hasText: people.nils.handle }).waitFor();
  assert.equal(await piet.count(), 0);

  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);
  calm();
  await context.close();
});

test("the page of Nils tells Mira whom they both know, and she asks him from the list", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: states.mira });
  await page.goto(`/@${people.nils.handle}`);
  await page.getByText("A friend of a friend").waitFor();
  await page.getByRole("button", { name: "1 friend in common" }).click();
  const dialog = page.getByRole("dialog", { name: "Friends in common" });
  await dialog.getByRole("link", { name: "Olga Stern" }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);

  await page.goto("/friends");
  await page.getByRole("button", { name: "Add friend: Nils Berg" }).click();
  await page.getByRole("list", { name: "People you may know" }).waitFor({ state: "detached" });
  await page
    .getByRole("list", { name: "Waiting for an answer" })
    .getByRole("link", { name: "Nils Berg" })
    .waitFor();
  calm();
  await context.close();
});

test("a friend's page keeps the friends in common and says no more how near they are", async () => {
  const { page, context, calm } = await openPage(browser, { storageState: states.nils });
  await page.goto("/friends");
  const accept = page.getByRole("button", { name: "Accept: Mira Lund" });
  await accept.click();
  // The yes is on its way; who leaves the page now may take it along.
  await accept.waitFor({ state: "detached" });
  await page.goto(`/@${people.mira.handle}`);
  await page.getByRole("button", { name: "1 friend in common" }).waitFor();
  assert.equal(await page.getByText("A friend of a friend").count(), 0);
  calm();
  await context.close();
});

test("Nils finds Piet by a name with a slip, until Piet says who may find him", async () => {
  const search = async (typed, seen) => {
    const { page, context, calm } = await openPage(browser, { storageState: states.nils });
    await page.goto("/friends");
    await page.getByRole("searchbox", { name: "Find people" }).fill(typed);
    const found = page
      .getByRole("list", { name: "Find people" })
      .getByRole("listitem")
      .filter({ hasText: people.piet.handle });
    if (seen) await found.getByText("1 friend in common").waitFor();
    else await page.getByText("Nobody found").first().waitFor();
    calm();
    await context.close();
  };
  await search("piet mass", true);

  const { page, context, calm } = await openPage(browser, {
    storageState: states.piet,
    bypassCSP: true,
  });
  await page.goto("/settings/privacy");
  await page.getByRole("radio", { name: /^Nobody/ }).click();
  await page.getByText("Saved.").first().waitFor();
  await page.reload();
  assert.ok(await page.getByRole("radio", { name: /^Nobody/ }).isChecked());
  assert.deepEqual(await barriers(page), []);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);
  calm();
  await context.close();
  await search(`piet ${people.piet.handle}`, false);
});

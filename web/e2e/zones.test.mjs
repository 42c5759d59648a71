// A place that nobody is to find: suggested, hidden, looked at through the eyes of others, and shown again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
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

const clara = somebody("Clara");
const dario = somebody("Dario");
let ofClara;
let ofDario;
let run;

const choose = (page, group, choice) =>
  page.getByRole("radiogroup", { name: group }).getByText(choice, { exact: true }).click();

test("Clara starts twice at one place, and is asked whether it is her home", async () => {
  ofClara = await openPage(browser, { viewport: { width: 360, height: 780 } });
  const { page, calm } = ofClara;
  await enroll(page, clara);
  await upload(page, [recording({ minutes: 40, seed: 5 }), recording({ minutes: 46, seed: 5 })]);
  await page.getByText("Added", { exact: true }).nth(1).waitFor();
  const list = await (await page.request.get("/api/v1/activities")).json();
  run = list.items[0];

  await page.goto("/settings");
  await page.getByRole("link", { name: "Privacy" }).click();
  await page.getByText("Is this your home?").waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.locator("[data-drawn]").first().waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nor does the form");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Hide it", exact: true }).click();
  await page.getByText("The place is hidden, in all your activities.").waitFor();
  await page.getByRole("heading", { name: "Home", exact: true }).waitFor();
  await page.getByText("Nobody could guess yet").waitFor();
  await calm();
});

test("she looks through the eyes of others before anybody does", async () => {
  const { page, calm } = ofClara;
  const preview = page.getByRole("radiogroup", { name: "Seen by" });
  await preview.getByText("A stranger", { exact: true }).click();
  await page.getByText(/^They see no map, and/).waitFor();
  await preview.getByText("A friend", { exact: true }).click();
  await page.getByText(/^They see the thick line and/).waitFor();
  await choose(page, "Map", "Everyone");
  await page.getByText("Saved").first().waitFor();
  // Whether strangers get the map now depends on where chance put the disc: our own attack decides.
  await preview.getByText("A stranger", { exact: true }).click();
  await page.getByText(/^They see (the thick line|no map, and)/).waitFor();
  await calm();
});

test("Dario sees the way without its ends, and no number tells of the rest", async () => {
  ofDario = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  const { page, calm } = ofDario;
  await enroll(page, dario);
  await page.goto(`/activities/${run.id}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const seen = await (await page.request.get(`/api/v1/activities/${run.id}`)).json();
  assert.ok(seen.distance_m < run.distance_m - 100, `${seen.distance_m} of ${run.distance_m}`);
  assert.equal(seen.hides, undefined);
  await calm();
});

test("Clara sees on the page of her run what Dario sees, and comes back", async () => {
  const { page, calm } = ofClara;
  await page.goto(`/activities/${run.id}`);
  await page.getByRole("button", { name: "Edit, download or delete" }).click();
  await page.getByRole("menuitem", { name: "See it as others do" }).click();
  await page.getByText("This is what somebody sees who does not know you.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Edit, download or delete" }).count(), 0);
  assert.deepEqual(await barriers(page), []);
  await choose(page, "Seen by", "I");
  await page.getByRole("button", { name: "Edit, download or delete" }).waitFor();

  // This one is for friends as far as its map goes.
  await page.getByRole("button", { name: "Edit, download or delete" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).first().click();
  await page.getByText("Who sees which part of it").click();
  await page.getByRole("combobox", { name: "Map" }).click();
  await page.getByRole("option", { name: "Friends" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").first().waitFor();
  const dario = ofDario.page;
  await dario.reload();
  await dario.getByRole("heading", { level: 1 }).waitFor();
  const seen = await (await dario.request.get(`/api/v1/activities/${run.id}`)).json();
  assert.equal(seen.has_map, false);
  await calm();
});

test("what is past is hidden in one step, and a place is shown again after a question", async () => {
  const { page, calm } = ofClara;
  await page.goto("/settings/privacy");
  await page.getByRole("button", { name: "Only I", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Only I", exact: true }).click();
  await page.getByText("2 activities are less visible now.").waitFor();
  const gone = await ofDario.page.request.get(`/api/v1/activities/${run.id}`);
  assert.equal(gone.status(), 404);
  await page.getByRole("button", { name: "Remove Home" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("heading", { name: "Home", exact: true }).waitFor({ state: "detached" });
  await calm();
  await ofDario.calm();
});

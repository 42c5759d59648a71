// A regional challenge: two people of one country compete, somebody from elsewhere is refused kindly.
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
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const olga = somebody("Olga");
const anna = somebody("Anna Rossi");
const luca = somebody("Luca Bianchi");
const boris = somebody("Boris");
const states = new Map();
// A name of its own, so that the journey can be walked again.
const italyRuns = `Italy runs ${process.pid}`;
let path;

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

async function arrive(person, country) {
  const { page, context } = await openPage(browser);
  await enroll(page, person, { country });
  states.set(person, await context.storageState());
  await context.close();
}

const as = (person, options = {}) =>
  openPage(browser, { storageState: states.get(person), ...options });

// Rank, name and score of each line, as it is read.
async function board(page) {
  const lines = page.getByRole("list", { name: "Standings" }).getByRole("listitem");
  await lines.first().waitFor();
  return lines.allInnerTexts();
}

test("Olga, who runs the place, opens a challenge for Italy", async () => {
  await arrive(olga, "Germany");
  const { page, context, calm } = await as(olga);
  await makeOperator(page, olga);
  await page.goto("/");
  await page.getByRole("button", { name: /Olga/ }).click();
  await page.getByRole("menuitem", { name: "Run Stadion" }).click();
  await page
    .getByRole("navigation", { name: "What you run" })
    .getByRole("link", { name: "Challenges" })
    .click();
  await page.getByRole("link", { name: "New regional challenge" }).click();
  await page.getByLabel("Name", { exact: true }).fill(italyRuns);
  await page.getByRole("combobox", { name: "For whom" }).fill("Italy");
  await page.getByRole("option", { name: "Italy", exact: true }).click();
  await page.getByLabel("Goal, km").fill("far");
  await page.getByLabel("First day").fill(daysAgo(6));
  await page.getByRole("switch", { name: "Running" }).check();
  await page.getByRole("button", { name: "Create the challenge" }).click();
  await page.getByText("This takes a number.").waitFor();
  await page.getByLabel("Goal, km").fill("100");
  await page.getByRole("button", { name: "Create the challenge" }).click();
  await page.getByRole("heading", { name: italyRuns, level: 1 }).waitFor();
  path = new URL(page.url()).pathname;
  calm();
  await context.close();
});

test("Anna and Luca, who live in Italy, join it", async () => {
  for (const person of [anna, luca]) {
    await arrive(person, "Italy");
    const { page, context, calm } = await as(person);
    await page.goto("/challenges");
    await page.getByRole("link", { name: italyRuns }).click();
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await page.getByRole("heading", { name: "Your progress" }).waitFor();
    await page.getByText("100 km to go to 100 km").waitFor();
    calm();
    await context.close();
  }
});

test("Boris, who lives in Germany, is told kindly and may look on", async () => {
  await arrive(boris, "Germany");
  const { page, context, calm } = await as(boris);
  await page.goto("/challenges");
  await page.getByRole("heading", { name: "Challenges", level: 1 }).waitFor();
  assert.equal(await page.getByRole("link", { name: italyRuns }).count(), 0);
  await page.goto(path);
  await page.getByText("This challenge is for people who live in: Italy").waitFor();
  assert.equal(await page.getByRole("button", { name: "Join", exact: true }).count(), 0);
  await page.getByRole("heading", { name: "Standings" }).waitFor();
  calm();
  await context.close();
});

test("they bring their activities and read what became of each", async () => {
  for (const [person, files] of [
    [
      anna,
      [
        recording({ minutes: 60, seed: 21, daysAgo: 2 }),
        recording({ sport: "walk", minutes: 40, seed: 22, daysAgo: 1 }),
      ],
    ],
    [luca, [recording({ minutes: 30, seed: 23, daysAgo: 1 })]],
  ]) {
    const { page, context } = await as(person);
    await upload(page, files);
    const added = page.getByRole("list", { name: "Files" }).getByText("Added", { exact: true });
    await added.nth(files.length - 1).waitFor();
    await context.close();
  }
  const { page, context, calm } = await as(anna);
  await page.goto(path);
  const receipts = page.getByRole("list", { name: "Your activities in it" });
  await receipts.getByText(/^Counted: \d+(\.\d+)? km$/).waitFor();
  await receipts.getByText("Not counted: Walking is not part of this challenge").waitFor();
  assert.equal(await receipts.getByRole("listitem").count(), 2);
  calm();
  await context.close();
});

test("the board is right for everybody, and on a telephone", async () => {
  const { page, context, calm } = await as(boris);
  await page.goto(path);
  const lines = await board(page);
  assert.equal(lines.length, 2);
  assert.match(lines[0], /^1\s.*Anna Rossi/s);
  assert.match(lines[1], /^2\s.*Luca Bianchi/s);
  const kilometres = lines.map((line) => Number(/([\d.]+) km/.exec(line)[1]));
  assert.ok(kilometres[0] > kilometres[1], `${kilometres}`);
  calm();
  await context.close();

  const phone = await as(luca, { viewport: { width: 360, height: 780 } });
  await phone.page.goto(path);
  await phone.page.getByText("Around me").click();
  const around = await board(phone.page);
  assert.match(around[1], /Luca Bianchi\s*You/);
  assert.equal(await sidewaysScroll(phone.page), 0);
  phone.calm();
  await phone.context.close();
});

test("Anna leaves, and Luca leads", async () => {
  const { page, context, calm } = await as(anna);
  await page.goto(path);
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await page.getByRole("button", { name: "Join", exact: true }).waitFor();
  const lines = await board(page);
  assert.equal(lines.length, 1);
  assert.match(lines[0], /^1\s.*Luca Bianchi/s);
  calm();
  await context.close();
});

test("a challenge among friends is there for who has the link, and for nobody else", async () => {
  const { page, context, calm } = await as(anna);
  await page.goto("/challenges");
  await page.getByRole("link", { name: "New among friends" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Us two");
  await page.getByRole("button", { name: "Create the challenge" }).click();
  await page.getByRole("heading", { name: "Us two", level: 1 }).waitFor();
  const link = await page.getByLabel("Link of the invitation").inputValue();
  calm();
  await context.close();

  const stranger = await as(boris);
  await stranger.page.goto(new URL(link).pathname);
  await stranger.page.getByText("There is no such challenge").waitFor();
  const invited = new URL(link);
  await stranger.page.goto(invited.pathname + invited.search);
  await stranger.page.getByRole("button", { name: "Join", exact: true }).click();
  await stranger.page.getByRole("heading", { name: "Your progress" }).waitFor();
  await stranger.context.close();
});

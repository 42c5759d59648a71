// The challenge of a region from its announcement to its prize: two friends in Bavaria, one of them with an
// activity that does not count, somebody from Berlin, and the operator who opens and closes it.
//
// Its last day has to be over everywhere before it can be closed, so this journey has a Stadion of its own,
// which is started again with a later clock.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  enroll,
  makeOperator,
  openBrowser,
  openPage,
  proveAgain,
  recording,
  serve,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

const folder = mkdtempSync(join(tmpdir(), "stadion-region-"));
let browser;
let stadion;
before(async () => {
  [browser, stadion] = await Promise.all([openBrowser(), serve(folder)]);
});
after(async () => {
  await browser?.close();
  await stadion?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const olga = somebody("Olga Brandt");
let secret;
const anna = somebody("Anna Huber");
const luca = somebody("Luca Maier");
const boris = somebody("Boris Krause");
const states = new Map();
const bavariaRuns = `Bavaria runs ${process.pid}`;
const forTheGoal = `For the goal ${process.pid}`;
// One for each of the three who will reach it.
const CODES = [1, 2, 3].map((number) => `GOAL-${process.pid}-${number}`);
let path;
const TWO_DAYS = 2 * 24 * 60;

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
// The challenge is over by the calendar of its country, which turns the page an hour or two before ours.
const todayInGermany = () => new Date().toLocaleDateString("en-CA", { timeZone: "Europe/Berlin" });

async function arrive(person) {
  const { page, context } = await openPage(browser, { baseURL: stadion.url });
  await enroll(page, person);
  states.set(person, await context.storageState());
  await context.close();
}

const as = (person, options = {}) =>
  openPage(browser, { baseURL: stadion.url, storageState: states.get(person), ...options });

async function livesIn(page, region) {
  await page.goto("/settings");
  const field = page.getByRole("combobox", { name: "Region" });
  await field.fill(region);
  await page.getByRole("option", { name: region, exact: true }).click();
  await page.getByText("Saved").first().waitFor();
}

// Rank, name and score of each line, as it is read, as soon as there are so many.
async function board(page, count) {
  await page.waitForFunction(
    (count) => document.querySelectorAll('ol[aria-label="Standings"] > li').length === count,
    count,
  );
  return page.getByRole("list", { name: "Standings" }).getByRole("listitem").allInnerTexts();
}

// What the worker does comes a moment after the start: looks again until it is there.
async function lookUntil(page, address, locator) {
  for (let looks = 0; looks < 20; looks += 1) {
    await page.goto(address);
    if (
      await locator.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  assert.fail(`${address} never showed ${locator}`);
}

test("Olga, who runs the place, opens a challenge for Bavaria with a prize", async () => {
  await arrive(olga);
  const { page, context, calm } = await as(olga);
  secret = await makeOperator(page, olga, { folder, at: stadion.url });
  await page.goto("/challenges/new?kind=regional");
  await page.getByLabel("Name", { exact: true }).fill(bavariaRuns);
  await page.getByRole("combobox", { name: "For whom" }).fill("Germany");
  await page.getByRole("option", { name: "Germany", exact: true }).click();
  await page.getByRole("combobox", { name: "Region" }).fill("bava");
  await page.getByRole("option", { name: "Bavaria", exact: true }).click();
  await page.getByLabel("Goal, km").fill("3");
  await page.getByLabel("First day").fill(daysAgo(6));
  await page.getByLabel("Last day").fill(todayInGermany());
  await page.getByLabel("Wait for late uploads, hours").fill("168");
  await page.getByRole("switch", { name: "Running" }).check();
  await page.getByLabel("What can be won, in English").fill("Whoever gets there wins a badge.");
  await page
    .getByLabel("What can be won, in Russian")
    .fill("За достижение цели вы получите значок.");
  await page.getByRole("button", { name: "Create the challenge" }).click();
  await page.getByRole("heading", { name: bavariaRuns, level: 1 }).waitFor();
  await page.getByText(/^Bavaria, Germany ·/).waitFor();
  path = new URL(page.url()).pathname;
  calm();
  await context.close();
});

test("she promises a discount to whoever reaches the goal, and brings codes for it", async () => {
  const { page, context, calm } = await as(olga);
  await page.goto("/operator/shops");
  await page.getByRole("button", { name: "New shop" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(`Laufladen ${process.pid}`);
  await page
    .getByLabel("Address of the cart")
    .fill("https://laufladen.example/cart?add={product}&code={code}&ref={click}");
  await page.getByRole("button", { name: "Open the shop" }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.goto("/operator/promotions/new");
  await page.getByRole("combobox", { name: "Shop" }).click();
  await page.getByRole("option", { name: `Laufladen ${process.pid}` }).click();
  await page.getByLabel("Title", { exact: true }).fill(forTheGoal);
  await page.getByRole("combobox", { name: "What has to happen" }).click();
  await page.getByRole("option", { name: "A challenge ends" }).click();
  await page.getByRole("combobox", { name: "Challenge" }).click();
  await page.getByRole("option", { name: bavariaRuns }).click();
  await page.getByLabel("Percent").fill("20");
  await page.getByLabel("Offers in all").fill("3");
  await page.getByRole("button", { name: "Create the promotion" }).click();
  const card = page.locator("section", { has: page.getByRole("heading", { name: forTheGoal }) });
  await card.getByRole("button", { name: "Bring codes" }).click();
  await card.getByLabel("Codes, one a line").fill(`${CODES.join("\n")}\n`);
  await card.getByRole("button", { name: "Add these codes" }).click();
  await card.getByText("3 codes added").waitFor();
  calm();
  await context.close();
});

test("Anna is asked whether she lives there, says yes, and takes part", async () => {
  await arrive(anna);
  const { page, context, calm } = await as(anna);
  await page.goto("/challenges");
  await page.getByRole("link", { name: bavariaRuns }).click();
  await page
    .getByRole("heading", { name: "This one is for people in: Bavaria, Germany. Is that you?" })
    .waitFor();
  await page.getByText("Whoever gets there wins a badge.").waitFor();
  await page.getByRole("button", { name: "Yes, join" }).click();
  await page.getByRole("heading", { name: "Your progress" }).waitFor();
  await page.goto("/settings");
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some((field) => field.value === "Bavaria"),
  );
  calm();
  await context.close();
});

test("Luca says it in his settings, becomes Anna's friend, and joins on his telephone", async () => {
  await arrive(luca);
  const { page, context, calm } = await as(luca, { viewport: { width: 360, height: 780 } });
  await livesIn(page, "Bavaria");
  assert.ok((await sidewaysScroll(page)) <= 0);
  await page.goto(path);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.getByRole("heading", { name: "Your progress" }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0);
  await page.goto("/friends");
  await page.getByRole("searchbox", { name: "Find people" }).fill(anna.handle);
  const row = page
    .getByRole("list", { name: "Find people" })
    .getByRole("listitem")
    .filter({ hasText: anna.handle });
  await row.getByRole("button", { name: /^Add friend/ }).click();
  await row.getByText("Request sent").waitFor();
  calm();
  await context.close();

  const annas = await as(anna);
  await annas.page.goto("/friends");
  await annas.page.getByRole("button", { name: `Accept: ${luca.name}` }).click();
  await annas.page
    .getByRole("list", { name: "Friends", exact: true })
    .getByRole("link", { name: luca.name })
    .waitFor();
  annas.calm();
  await annas.context.close();
});

test("Boris from Berlin is told kindly for whom it is, in Russian as well", async () => {
  await arrive(boris);
  const { page, context, calm } = await as(boris);
  await livesIn(page, "Berlin");
  await page.goto("/challenges");
  await page.getByRole("heading", { name: "Challenges", level: 1 }).waitFor();
  await page.getByText("No challenge yet").waitFor();
  await page.goto(path);
  await page.getByText("This challenge is for people who live in: Bavaria, Germany").waitFor();
  assert.equal(await page.getByRole("button", { name: /[Jj]oin/ }).count(), 0);
  const refused = await page.evaluate(async (path) => {
    const answer = await fetch(`/api/v1${path}/membership`, { method: "PUT" });
    return [answer.status, (await answer.json()).detail];
  }, path);
  assert.deepEqual(refused, [
    403,
    "this challenge is for people who live in Bavaria, Germany, and your account says Berlin, Germany; you can still follow it",
  ]);
  await page.goto("/settings");
  await page.getByText("Русский", { exact: true }).click();
  await page.getByRole("heading", { name: "Настройки", level: 1 }).waitFor();
  await page.goto(path);
  await page.getByText("Этот челлендж для тех, кто живёт здесь: Бавария, Германия").waitFor();
  await page.getByText("За достижение цели вы получите значок.").waitFor();
  // The browser itself calls the refusal above an error; nothing else was one.
  assert.throws(calm, /403/);
  await context.close();
});

test("they bring activities, and Anna reads why her walk does not count", async () => {
  const files = [
    [anna, [recording({ minutes: 60, seed: 31, daysAgo: 2 })]],
    [anna, [recording({ sport: "walk", minutes: 40, seed: 32, daysAgo: 1 })]],
    [luca, [recording({ minutes: 35, seed: 33, daysAgo: 1 })]],
    [olga, [recording({ minutes: 90, seed: 34, daysAgo: 1 })]],
  ];
  for (const [person, paths] of files) {
    const { page, context } = await as(person);
    await upload(page, paths);
    await page.getByRole("list", { name: "Files" }).getByText("Added", { exact: true }).waitFor();
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

test("the board is right for everybody, and among friends", async () => {
  // Olga lives there too, and nobody's friend takes part.
  const olgas = await as(olga);
  await olgas.page.goto(path);
  await olgas.page.getByRole("button", { name: "Yes, join" }).click();
  const lines = await board(olgas.page, 3);
  assert.deepEqual(
    lines.map((line) => /^(\d).*(Olga Brandt|Anna Huber|Luca Maier)/s.exec(line)?.slice(1)),
    [
      ["1", "Olga Brandt"],
      ["2", "Anna Huber"],
      ["3", "Luca Maier"],
    ],
  );
  const kilometres = lines.map((line) => Number(/([\d.]+) km/.exec(line)[1]));
  assert.ok(kilometres[0] > kilometres[1] && kilometres[1] > kilometres[2], `${kilometres}`);
  olgas.calm();
  await olgas.context.close();

  const { page, context, calm } = await as(luca);
  await page.goto(path);
  await board(page, 3);
  await page.getByText("Friends", { exact: true }).last().click();
  const among = await board(page, 2);
  assert.match(among[0], /^1\s.*Anna Huber/s);
  assert.match(among[1], /^2\s.*Luca Maier\s*You/s);
  calm();
  await context.close();
});

test("two days later Olga closes it, and the prize arrives", async () => {
  // The same address: a session's cookie is bound to it.
  const listen = new URL(stadion.url).host.replace("localhost", "127.0.0.1");
  await stadion.stop();
  stadion = await serve(folder, { listen, minutesAhead: TWO_DAYS });
  const olgas = await as(olga);
  await proveAgain(olgas.page, olga, secret, { at: stadion.url, minutesAhead: TWO_DAYS });
  states.set(olga, await olgas.context.storageState());
  await olgas.page.goto("/operator/challenges");
  const card = olgas.page.locator("section, article").filter({ hasText: bavariaRuns }).first();
  await card.getByText("Being counted").waitFor();
  await Promise.all([
    olgas.page.waitForResponse((answer) => answer.url().endsWith("/close") && answer.ok()),
    card.getByRole("button", { name: "Close now" }).click(),
  ]);
  olgas.calm();
  await olgas.context.close();

  // Some minutes later the worker has been round.
  await stadion.stop();
  stadion = await serve(folder, { listen, minutesAhead: TWO_DAYS + 5 });
  const { page, context, calm } = await as(anna);
  await lookUntil(page, path, page.getByRole("heading", { name: "Final standings" }));
  const lines = await board(page, 3);
  assert.match(lines[1], /^2\s.*Anna Huber/s);
  await lookUntil(
    page,
    "/progress",
    page.getByText("Challenges of your region, brought to their goal.").first(),
  );
  const earned = await page.evaluate(async () => {
    const progress = await (await fetch("/api/v1/progress")).json();
    return progress.badges.map((badge) => badge.id);
  });
  assert.ok(earned.includes("challenger") && !earned.includes("champion"), `${earned}`);
  const ticket = page.getByRole("article", { name: forTheGoal });
  await lookUntil(page, "/shop", ticket);
  await ticket.getByText("−20%").waitFor();
  await ticket.getByText(bavariaRuns).waitFor();
  await ticket.getByRole("button", { name: "Get the code" }).click();
  await ticket.getByText(new RegExp(`^(${CODES.join("|")})$`)).waitFor();
  calm();
  await context.close();

  const winner = await as(olga);
  await lookUntil(winner.page, "/progress", winner.page.getByText("Champion", { exact: true }));
  winner.calm();
  await winner.context.close();
});

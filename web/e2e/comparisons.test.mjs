// Comparisons: with oneself, and where somebody stands in a region once enough people were counted.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  barriers,
  bring,
  enroll,
  openBrowser,
  openPage,
  recording,
  serve,
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
let state;

test("Clara sees her weeks beside each other, and nothing of others before there is enough", async () => {
  const { page, context, calm } = await openPage(browser);
  await enroll(page, clara);
  await page.goto("/progress");
  await page.getByRole("link", { name: "Compare", exact: true }).click();
  await page.getByRole("heading", { name: "Comparisons" }).waitFor();
  await page.getByText("Nothing to compare yet: neither now nor before.").waitFor();
  await page.getByText(/your best times of each year stand here/).waitFor();
  await page.getByText("Say in which part of the country you live").waitFor();

  await upload(page, [
    recording({ minutes: 50, seed: 61, daysAgo: 0 }),
    recording({ minutes: 30, seed: 62, daysAgo: 7 }),
    recording({ minutes: 40, seed: 63, daysAgo: 366 }),
  ]);
  await page.waitForFunction(() => document.querySelectorAll('[data-state="done"]').length === 3);
  await page.goto("/comparisons");
  await page.getByText("Week", { exact: true }).click();
  const distance = page.locator("dl > div").filter({ hasText: "Distance" });
  await distance.getByText(/% (more|less) than before|as much as before/).waitFor();
  await distance.getByText(/In all it was .+ km then/).waitFor();
  await page.getByText("Year", { exact: true }).first().click();
  await distance.getByText(/In all it was/).waitFor();
  state = await context.storageState();
  calm();
  await context.close();
});

test("she says with whose times, reads her age grades on the phone, and takes it back", async () => {
  const { page, context, calm } = await openPage(browser, {
    storageState: state,
    viewport: { width: 360, height: 780 },
  });
  await page.goto("/comparisons");
  const question = page.getByRole("group", { name: "With whose times do you want" }).first();
  await question.getByRole("button", { name: "Women" }).click();
  await page.getByText("Compared with the times of women.").waitFor();
  const grades = page.getByRole("table", { name: "Age grades over 5 km" });
  await grades.waitFor();
  const rows = await grades.getByRole("row").allTextContents();
  assert.ok(rows.length >= 3, `two years and a heading: ${rows.join(" / ")}`);
  assert.match(rows[1], /\d+:\d\d.*\d\d?\.\d %/);
  await page.getByRole("slider", { name: "Age grades over 5 km" }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing hangs over the edge");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Compared with the times of women.").waitFor({ state: "detached" });
  calm();
  await context.close();
});

test("Clara asks Dario, he agrees, and both see the same two people beside each other", async () => {
  const dario = somebody("Dario");
  const hers = await openPage(browser, { storageState: state });
  const his = await openPage(browser, { viewport: { width: 360, height: 780 } });
  await enroll(his.page, dario);
  const send = async (page, method, path) => {
    const headers = { origin: new URL(page.url()).origin };
    const answer = await page.request.fetch(path, { method, headers, data: {} });
    assert.ok(answer.ok(), `${method} ${path}: ${answer.status()}`);
  };
  await hers.page.goto("/comparisons");
  await hers.page.getByText("You have no friends here yet.").waitFor();
  const idOf = async (page) => (await (await page.request.get("/api/v1/me")).json()).id;
  await send(his.page, "PUT", `/api/v1/friends/requests/${await idOf(hers.page)}`);
  await send(hers.page, "PUT", `/api/v1/friends/${await idOf(his.page)}`);
  await bring(his.page, { minutes: 35, seed: 64, daysAgo: 0 }, "Friends");

  await hers.page.goto("/comparisons");
  await hers.page.getByRole("combobox", { name: "Ask a friend" }).click();
  await hers.page.getByRole("option", { name: new RegExp(dario.handle) }).click();
  await hers.page.getByRole("button", { name: "Ask", exact: true }).click();
  await hers.page.getByText("has not answered yet.").waitFor();

  await his.page.goto("/notifications");
  await his.page.getByRole("link", { name: /Clara would like to be compared with you/ }).click();
  await his.page.getByRole("button", { name: "Agree to be compared with Clara" }).click();
  const beside = his.page.getByRole("region", { name: "You and Clara" });
  await beside.getByText(/at level \d+/).waitFor();
  await beside.getByText("Month", { exact: true }).click();
  const time = beside.locator("dl > div").filter({ hasText: "Time" });
  await time.getByText(/35 min|34 min/).waitFor();
  assert.ok((await sidewaysScroll(his.page)) <= 0);
  assert.deepEqual(await barriers(his.page), []);

  await hers.page.reload();
  const hisTime = hers.page
    .getByRole("region", { name: "You and Dario" })
    .locator("dl > div")
    .filter({ hasText: "Time" });
  await hisTime.getByText(/35 min|34 min/).waitFor();
  assert.deepEqual(await barriers(hers.page), []);
  await hers.page.getByRole("button", { name: "No longer compare with Dario" }).click();
  await hers.page.getByRole("region", { name: "You and Dario" }).waitFor({ state: "detached" });
  await his.page.reload();
  await his.page.getByRole("combobox", { name: "Ask a friend" }).waitFor();
  assert.equal(await his.page.getByRole("region", { name: "You and Clara" }).count(), 0);
  hers.calm();
  his.calm();
  await hers.context.close();
  await his.context.close();
});

// A town of its own, with a clock that is ahead afterwards: a month is counted when it is over.
test("among a hundred and twenty women of her age Vera sees where she stands, and no name", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stadion-town-"));
  // People come from everywhere: one range of addresses may open only so many accounts.
  const settings = { STADION_PROXIES: "1" };
  const now = await serve(folder, { settings });
  const short = readFileSync(recording({ minutes: 20, seed: 71, daysAgo: 1 }));
  const long = readFileSync(recording({ minutes: 150, seed: 72, daysAgo: 1 }));
  const vera = { ...somebody("Vera"), run: long };
  try {
    const people = [vera];
    for (let number = 0; number < 119; number += 1) {
      people.push({ ...somebody("Woman"), run: number % 2 ? short : long });
    }
    for (let first = 0; first < people.length; first += 8) {
      const some = people.slice(first, first + 8);
      await Promise.all(some.map((person, at) => settle(now.url, person, first + at)));
    }
  } finally {
    await now.stop();
  }

  const later = await serve(folder, { settings, minutesAhead: untilCounted() });
  try {
    const { page, context, calm } = await openPage(browser, { baseURL: later.url });
    await page.goto("/sign_in");
    await page.getByLabel("E-mail").fill(vera.email);
    await page.getByLabel("Password", { exact: true }).fill(vera.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("link", { name: "Progress" }).first().waitFor();
    await page.goto(`${later.url}/comparisons`);
    await page.getByText(/^Counted for /).waitFor();
    const hours = page.getByRole("list", { name: "Hours in the month" });
    await hours.getByText("You", { exact: true }).waitFor();
    await page.getByText(/Among about \d+ women of 35–39 in Bavaria\./).waitFor();
    const said = await page.getByText(/More hours than about \d+ %\./).textContent();
    const percent = Number(/\d+/.exec(said)[0]);
    assert.ok(percent >= 55 && percent <= 90 && percent % 5 === 0, said);
    const bars = await hours.getByRole("listitem").allTextContents();
    assert.equal(bars.length, 8);
    assert.ok(
      bars.some((bar) => bar.includes("and you are here")),
      bars.join(" / "),
    );
    const main = await page.getByRole("main").textContent();
    assert.ok(!main.includes("Woman") && !main.includes("@"), "nobody is named");
    assert.deepEqual(await barriers(page), []);
    await page.setViewportSize({ width: 360, height: 780 });
    assert.ok((await sidewaysScroll(page)) <= 0, "nothing hangs over the edge");
    calm();
    await context.close();
  } finally {
    await later.stop();
  }
});

// Somebody joins, shows everybody what they do, allows to be counted, and brings a run. They are 35 to 39 for years to come.
async function settle(url, person, number) {
  const from = { origin: url, "x-forwarded-for": `10.${number}.0.1` };
  const send = async (method, path, body, more = {}) => {
    const isJson = !Buffer.isBuffer(body);
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...from, ...(isJson && { "content-type": "application/json" }), ...more },
      body: isJson && body !== undefined ? JSON.stringify(body) : body,
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer.status === 204 ? null : answer.json();
  };
  const born = `${new Date().getFullYear() - 37}-06-15`;
  const joined = await send("POST", "/api/v1/accounts", {
    email: person.email,
    password: person.password,
    name: person.name,
    handle: person.handle,
    country: "DE",
    birth_on: born,
    time_zone: "Europe/Berlin",
    units: "metric",
    language: "en",
  });
  const mine = { authorization: `Bearer ${joined.session_token}` };
  const all = { default_audience: "everyone", region: "DE-BY" };
  await send("PATCH", "/api/v1/me", all, mine);
  await send("PUT", "/api/v1/comparisons/settings", { sex: "f" }, mine);
  const { items } = await send("GET", "/api/v1/me/consents", undefined, mine);
  const { notice } = items.find((item) => item.purpose === "regional_statistics");
  const decision = {
    allowed: true,
    notice_version: notice.version,
    notice_hash: notice.en_hash,
    locale: "en",
    screen: "settings",
    build: "a-town",
  };
  await send("PUT", "/api/v1/me/consents/regional_statistics", decision, mine);
  await send("POST", "/api/v1/activities", person.run, {
    ...mine,
    "content-type": "application/octet-stream",
    "x-file-name": "run.fit",
  });
}

// Minutes from now to the fifth of the month after yesterday's: by then yesterday's month is counted.
function untilCounted() {
  const yesterday = new Date(Date.now() - 86_400_000);
  const due = Date.UTC(yesterday.getUTCFullYear(), yesterday.getUTCMonth() + 1, 5, 12);
  return Math.ceil((due - Date.now()) / 60_000);
}

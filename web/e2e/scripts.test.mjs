// Words of people are words: what somebody puts into a name, a title or a comment never runs in anybody's browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enroll, openBrowser, openPage, recording, STADION, somebody, upload } from "./help.mjs";

// Each of these sets a mark if it runs, by one of the ways in which text became code elsewhere. The first three also
// go, one after another, where there is room for one only.
const SCRIPTS = [
  "<script>window.ran=1</script>",
  '<img src=x onerror="window.ran=2">',
  '"><svg onload=window.ran=3>',
  "'onmouseover='window.ran=4",
  "</title></textarea><script>window.ran=5</script>",
  "javascript:window.ran=6",
  "{{constructor.constructor('window.ran=7')()}}",
  ["$", "{window.ran=8}"].join(""),
  '<iframe srcdoc="<script>parent.ran=9</script>">',
  "<a href=javascript:window.ran=10>x</a>",
];

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

// Through the API: the forms are not the last guard.
async function tell(page, method, path, data) {
  const answer = await page.request.fetch(`${STADION}/api/v1${path}`, {
    method,
    headers: { origin: STADION },
    data,
  });
  const text = await answer.text();
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`);
  return text ? JSON.parse(text) : null;
}

// Looks at a page as a reader would, and asks whether anything ran. What would have been loaded had its time.
async function read(page, address) {
  await page.goto(address);
  await page.getByRole("main").getByRole("heading").first().waitFor();
  await page.waitForTimeout(400);
  const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.href));
  assert.deepEqual(
    links.filter((href) => /^\s*javascript:/i.test(href)),
    [],
    address,
  );
  const ran = await page.evaluate(() => window.ran);
  assert.equal(ran, undefined, `script ${ran} ran on ${address}`);
  return page.getByRole("main").innerText();
}

test("Mallory fills every field with scripts, and neither her page nor Vera's runs one", async () => {
  const mallory = somebody("Mallory");
  const vera = somebody("Vera");
  const { page, context, calm } = await openPage(browser);
  await enroll(page, mallory);
  await upload(page, [recording({ minutes: 30, seed: 7 })]);
  await page.getByText("Added", { exact: true }).waitFor();
  const run = await page.locator('[data-state="done"] a').first().getAttribute("href");
  const id = run.split("/").pop();
  await tell(page, "PATCH", "/me", { default_audience: "everyone" });
  const gear = await tell(page, "POST", "/gear", {
    kind: "shoes",
    brand: "Corvo",
    model: "Strada",
  });

  const other = await openPage(browser);
  await enroll(other.page, vera);

  for (const script of SCRIPTS) {
    await tell(page, "POST", `/activities/${id}/comments`, { text: script });
  }
  for (const script of SCRIPTS.slice(0, 3)) {
    await tell(page, "PATCH", "/me", { name: script });
    await tell(page, "PATCH", `/activities/${id}`, {
      title: script,
      description: SCRIPTS.join("\n"),
      audience: "everyone",
    });
    await tell(page, "PATCH", `/gear/${gear.id}`, { name: script.slice(0, 40) });
    const ofOthers = [run, `/athletes/${mallory.handle}`];
    const own = ["/gear", "/activities", "/settings", "/settings/security", "/settings/apps"];
    for (const address of own) await read(page, address);
    for (const address of ofOthers) {
      const text = await read(other.page, address);
      assert.ok(text.includes(script), `as text it is there to be read on ${address}`);
    }
  }
  const told = await read(other.page, run);
  for (const script of SCRIPTS) assert.ok(told.includes(script), `a comment says ${script}`);
  calm();
  other.calm();
  await other.context.close();
  await context.close();
});

// The shop: an operator brings a catalogue and sees what was wrong with it; an athlete is shown what suits.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { enroll, makeOperator, openBrowser, openPage, sidewaysScroll, somebody } from "./help.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const olga = somebody("Olga");
const ines = somebody("Ines");
const states = new Map();
// Names of its own, so that the journey can be walked again.
const velo = `Velo ${process.pid}`;

async function arrive(person, country) {
  const { page, context } = await openPage(browser);
  await enroll(page, person, { country });
  states.set(person, await context.storageState());
  await context.close();
}

const as = (person, options = {}) =>
  openPage(browser, { storageState: states.get(person), ...options });

const item = (id, title, price) => `<item><g:id>${id}-${process.pid}</g:id><title>${title}</title>
<link>https://shop.example/p/${id}</link><g:price>${price}</g:price>
<g:availability>in stock</g:availability><g:brand>Norvik</g:brand></item>`;

const catalogue = `<?xml version="1.0" encoding="utf-8"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>
${item("falcon", "Norvik Falcon 3 Running Shoes", "129.99 EUR")}
${item("kestrel", "Norvik Kestrel Running Shoes", "99.00 EUR")}
${item("gone", "Norvik Old Shoes", "-5 EUR")}
${item("odd", "Norvik Odd Shoes", "50 XQZ")}
</channel></rss>`;

const file = (name, text) => ({ name, mimeType: "application/xml", buffer: Buffer.from(text) });

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document));
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes[0]?.html}`);
}

test("Olga, who runs the place, opens a shop and is told what is wrong with its catalogue", async () => {
  await arrive(olga, "Germany");
  // Not calm: a browser calls the refusal of a form an error of the page.
  const { page, context } = await as(olga);
  await makeOperator(page, olga);
  await page.goto("/operator/shops");
  await page.getByRole("button", { name: "New shop" }).click();
  await page.getByLabel("Name", { exact: true }).fill(velo);
  await page.getByLabel("Address of the cart").fill("http://shop.example/cart");
  await page.getByRole("button", { name: "Open the shop" }).click();
  await page.getByText("plain http is for this machine alone").first().waitFor();
  await page.getByLabel("Address of the cart").fill("https://shop.example/cart?ref={click}");
  await page.getByRole("button", { name: "Open the shop" }).click();
  await page.getByText(/^whsec_/).waitFor();

  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: velo }) });
  await card.getByRole("button", { name: "Add a feed" }).click();
  await card.getByText("Uploaded files").click();
  await card.getByRole("combobox", { name: "Sells in" }).fill("Portugal");
  await page.getByRole("option", { name: "Portugal", exact: true }).click();
  await card.getByLabel("Currency").fill("eur");
  await card.getByRole("button", { name: "Add the feed" }).click();
  const feed = page.getByRole("region", { name: "Feed for Portugal" }).last();
  await feed.getByText("Nothing was read yet").waitFor();

  await feed
    .locator('input[type="file"]')
    .setInputFiles(file("page.xml", "<!DOCTYPE html><html><body>404</body></html>"));
  await feed.getByText("This is a web page, not a product feed").waitFor();

  await feed.locator('input[type="file"]').setInputFiles(file("feed.xml", catalogue));
  await feed.getByText("2 products listed").waitFor();
  await feed.getByRole("button", { name: "Show 2 products that were left out" }).click();
  const faults = feed.getByRole("region", { name: "Products that were left out" });
  await faults.getByText("A price is more than zero").waitFor();
  await faults.getByText("There is no currency XQZ").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await sidewaysScroll(page), 0, "nothing sticks out on a phone");
  await context.close();
});

test("Ines, whose shoes are worn, sees new ones with the reason, and hides one", async () => {
  await arrive(ines, "Portugal");
  const { page, context, calm } = await as(ines);
  await page.goto("/shop");
  await page.getByRole("heading", { name: "Nothing that suits you right now" }).waitFor();
  const made = await page.evaluate(async () => {
    const shoes = {
      kind: "shoes",
      brand: "Norvik",
      model: "Falcon 3",
      offset_m: 612_000,
      wear_m: 700_000,
      default_for: ["running"],
    };
    const answer = await fetch("/api/v1/gear", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(shoes),
    });
    return answer.status;
  });
  assert.equal(made, 201);
  await page.goto("/shop");
  const falcon = page.getByRole("article", { name: "Norvik Falcon 3 Running Shoes" }).first();
  await falcon.getByText("612 km in your Falcon 3").waitFor();
  await falcon.getByText("€129.99").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await sidewaysScroll(page), 0, "nothing sticks out on a phone");

  const kestrel = page.getByRole("article", { name: "Norvik Kestrel Running Shoes" }).first();
  const before = await page.getByRole("article").count();
  await kestrel.getByRole("button", { name: /Not interested/ }).click();
  await page.getByText("We will not suggest this again: Norvik Kestrel Running Shoes").waitFor();
  await page.waitForFunction((n) => document.querySelectorAll("article").length < n, before);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction((n) => document.querySelectorAll("article").length === n, before);

  await page.goto("/");
  await page.getByRole("link", { name: "All suggestions" }).waitFor();
  await page.goto("/settings/allowed");
  await page.getByRole("switch", { name: "Goods that suit you" }).press("Space");
  await page.getByRole("switch", { name: "Goods that suit you", checked: false }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.goto("/shop");
  await page.getByRole("heading", { name: "Suggestions are off" }).waitFor();
  calm();
  await context.close();
});

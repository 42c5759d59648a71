// The whole journey, against a real shop: somebody new trains by a plan, earns a badge, gets an offer for it and
// buys with its code; and the operator's figures count exactly one more of each.
//   VENDURE_URL, VENDURE_ADMIN_USER, VENDURE_ADMIN_PASSWORD   the shop (`cargo xtask test` starts one)
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addShoes,
  enroll,
  makeOperator,
  openBrowser,
  openPage,
  recording,
  STADION,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";
import {
  buyInShop,
  connectShop,
  KEEPER,
  SHOP_ADDRESSES,
  skipWithoutShop as skip,
} from "./shop.mjs";

const olga = somebody("Olga");
const nadia = somebody("Nadia");
const firstSteps = `First steps ${process.pid}`;
const shopName = `Kevo ${process.pid}`;
const STEPS = [
  "Registered",
  "First activity",
  "Planned workout done",
  "Achievement",
  "Promotion granted",
  "Code taken",
  "Purchase",
];
const states = new Map();
let browser;
let counted;

before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const as = (person, options = {}) =>
  openPage(browser, { storageState: states.get(person), ...options });

// What the funnel counts, step by step.
async function figures(page) {
  await page.goto("/operator/journey");
  const table = page.getByRole("table", { name: "The funnel" });
  await table.waitFor();
  const found = {};
  for (const step of STEPS) {
    const row = table.getByRole("row").filter({ hasText: step });
    found[step] = Number((await row.getByRole("cell").first().innerText()).replace(/\D/g, ""));
  }
  return found;
}

const ofThisShop = (items) => items.filter(({ product }) => product.shop_name === shopName);

// Something that happens a moment after its cause: looked at again until it is there.
async function until(holds, words) {
  for (let look = 0; look < 60; look++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  assert.fail(words);
}

test("Olga opens the shop, its feed is read, and she announces a promotion", { skip }, async () => {
  const { page, context, calm } = await openPage(browser);
  await enroll(page, olga);
  await makeOperator(page, olga);
  states.set(olga, await context.storageState());
  await page.goto("/operator/shops");
  await page.getByRole("button", { name: "New shop" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(shopName);
  await page.getByRole("combobox", { name: "System" }).click();
  await page.getByRole("option", { name: "Vendure" }).click();
  await page.getByLabel("Address of the cart").fill(SHOP_ADDRESSES.cart);
  await page.getByLabel("Address of the admin API").fill(SHOP_ADDRESSES.admin);
  await page.getByLabel("User", { exact: true }).fill(KEEPER.user);
  await page.getByLabel("Password", { exact: true }).fill(KEEPER.password);
  await page.getByRole("button", { name: "Open the shop" }).click();
  const secret = page.getByText(/^whsec_/);
  await secret.waitFor();
  const { items } = await (await page.request.get("/api/v1/operator/shops")).json();
  const shop = items.find((known) => known.name === shopName);
  await connectShop(`${STADION}/api/v1/shops/${shop.id}/webhooks`, await secret.innerText());

  const feed = await page.request.post("/api/v1/operator/feeds", {
    headers: { origin: STADION },
    data: { shop: shop.id, country: "DE", currency: "EUR", address: SHOP_ADDRESSES.feed },
  });
  assert.equal(feed.status(), 201, await feed.text());
  await until(async () => {
    const feeds = await (await page.request.get("/api/v1/operator/feeds")).json();
    return feeds.items.some((known) => known.shop === shop.id && known.listed > 5);
  }, "the feed of the shop was read");

  await page.goto("/operator/promotions/new");
  await page.getByRole("combobox", { name: "Shop" }).click();
  await page.getByRole("option", { name: shopName }).click();
  await page.getByLabel("Title", { exact: true }).fill(firstSteps);
  await page.getByRole("combobox", { name: "What has to happen" }).click();
  await page.getByRole("option", { name: "A badge is earned" }).click();
  await page.getByRole("combobox", { name: "Badge" }).click();
  await page.getByRole("option", { name: "First steps", exact: true }).click();
  await page.getByLabel("Percent").fill("10");
  await page.getByLabel("Offers in all").fill("5");
  await page.getByRole("button", { name: "Create the promotion" }).click();
  await page.getByRole("heading", { name: firstSteps }).waitFor();
  counted = await figures(page);
  calm();
  await context.close();
});

test("Nadia registers, makes a plan and says in which shoes she runs", { skip }, async () => {
  const { page, context, calm } = await openPage(browser, {
    viewport: { width: 390, height: 844 },
  });
  await enroll(page, nadia);
  await page.getByRole("link", { name: "Make a plan" }).click();
  await page.getByText("Being fitter", { exact: true }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  // Every day, so that there is one today.
  const days = page.getByRole("group", { name: "On which days do you have time?" });
  for (const box of await days.getByRole("checkbox").all()) {
    if (!(await box.isChecked())) await box.press("Space");
  }
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Start this plan" }).click();
  await page.getByRole("list", { name: "Weeks of the plan" }).waitFor();
  await page.goto("/gear");
  await addShoes(page, { brand: "Corvo", model: "Strada 3", gone: "680", sports: ["Running"] });
  states.set(nadia, await context.storageState());
  calm();
  await context.close();
});

test("she does today's session, earns a badge and an offer, and buys with its code", {
  skip,
}, async () => {
  const { page, context, calm } = await as(nadia);
  await upload(page, [recording({ minutes: 8, seed: 5, daysAgo: 0 })]);
  await page.getByText("Added", { exact: true }).waitFor();
  await page.goto("/");
  await page.getByText(/Same day, [\d.]+ of [\d.]+ km/).waitFor();
  await page.getByRole("heading", { name: "You earned an offer" }).waitFor();

  await page.getByRole("link", { name: "Shop", exact: true }).first().click();
  const ticket = page.getByRole("article", { name: firstSteps });
  await ticket.getByRole("button", { name: "Get the code" }).click();
  const code = await ticket.locator("code").innerText();
  assert.match(code, /^RUN-[2-9A-Z]{4}-/);
  const opened = context.waitForEvent("page");
  await ticket.getByRole("button", { name: "To the shop" }).click();
  const empty = await opened;
  await empty.waitForURL(/\/shop\/cart/);
  await empty.close();

  // Her shoes are worn, and this shop has others. The way there carries them together with her code.
  await page
    .getByText(/^68\d km in your Strada 3/)
    .first()
    .waitFor();
  const { items } = await (await page.request.get("/api/v1/shop/suggestions")).json();
  const shoes = ofThisShop(items).find(({ product }) => product.kind === "shoes");
  assert.ok(shoes, "shoes are suggested to her");
  const { offers } = await (await page.request.get("/api/v1/shop/offers")).json();
  const offer = offers.find((mine) => mine.title === firstSteps);
  const way = await page.request.post("/api/v1/shop/clicks", {
    headers: { origin: STADION },
    data: { shop: offer.shop.id, offer: offer.id, product: shoes.product.id },
  });
  const shop = await context.newPage();
  await shop.goto((await way.json()).url);
  await shop.getByText(`The code ${code} is applied.`).waitFor();
  await buyInShop(shop);
  await shop.close();

  await until(async () => {
    const mine = (await (await page.request.get("/api/v1/shop/offers")).json()).offers;
    return mine.find((known) => known.id === offer.id)?.state === "redeemed";
  }, "the shop's message arrived, and the offer is used");
  await page.goto("/shop");
  await page.getByText("Used", { exact: true }).waitFor();

  // What she bought is not suggested any more; shoes offer themselves as gear.
  const { items: now } = await (await page.request.get("/api/v1/shop/suggestions")).json();
  assert.ok(ofThisShop(now).every(({ product }) => product.id !== shoes.product.id));
  await page.goto("/gear");
  await page.getByRole("list", { name: "What you bought" }).waitFor();
  for (const path of ["/shop", "/gear", "/"]) {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await sidewaysScroll(page), 0, path);
  }
  calm();
  await context.close();
});

test("the funnel counts exactly one more of each", { skip }, async () => {
  const { page, context, calm } = await as(olga);
  const expected = Object.fromEntries(STEPS.map((step) => [step, counted[step] + 1]));
  await until(async () => (await figures(page)).Purchase > counted.Purchase, "the purchase counts");
  assert.deepEqual(await figures(page), expected);
  await page.goto("/operator/promotions");
  await page.getByRole("heading", { name: firstSteps }).waitFor();
  calm();
  await context.close();
});

// A promotion from its creation to the order that used it: a shop of any kind, its codes brought by hand, its
// order told by a signed webhook.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import {
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

const olga = somebody("Olga");
const anna = somebody("Anna Rossi");
const states = new Map();
// Names of its own, so that the journey can be walked again.
const title = `Fifteen percent ${process.pid}`;
const code = `SPRING-${process.pid}-1`;
let browser;
let shop;
let visits;

before(async () => {
  browser = await openBrowser();
  visits = [];
  // The shop: whoever comes with a cart link sees a page, and the link is remembered.
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://shop");
    if (url.pathname === "/cart") visits.push(Object.fromEntries(url.searchParams));
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end("<!doctype html><title>Laufladen</title><h1>Your cart</h1>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  shop = { server, url: `http://127.0.0.1:${server.address().port}` };
});
after(async () => {
  await browser?.close();
  shop?.server.close();
});

async function arrive(person, country) {
  const { page, context } = await openPage(browser);
  await enroll(page, person, { country });
  states.set(person, await context.storageState());
  await context.close();
}

const as = (person, options = {}) =>
  openPage(browser, { storageState: states.get(person), ...options });

// A call of the API by whoever is signed in on the page.
const call = (page, path, body) =>
  page.evaluate(
    async ([path, body]) => {
      const response = await fetch(path, {
        method: body ? "POST" : "GET",
        headers: { "content-type": "application/json" },
        body: body && JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    [path, body],
  );

// Tells Stadion of an order, as Standard Webhooks describe it.
async function tell(id, event, secret = shop.secret) {
  const body = JSON.stringify(event);
  const seconds = Math.floor(Date.now() / 1000);
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const response = await fetch(`${STADION}/api/v1/shops/${shop.id}/webhooks`, {
    method: "POST",
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": `v1,${signature}`,
    },
    body,
  });
  return response.status;
}

test("Olga, who runs the place, makes a promotion for the first steps and brings codes", async () => {
  await arrive(olga, "Germany");
  const { page, context, calm } = await as(olga);
  await makeOperator(page, olga);
  await page.goto("/");
  const made = await call(page, "/api/v1/operator/shops", {
    name: `Laufladen ${process.pid}`,
    adapter: "generic",
    cart_url: `${shop.url}/cart?add={product}&coupon={code}&ref={click}`,
  });
  Object.assign(shop, { id: made.shop.id, secret: made.webhook_secret });

  await page.goto("/operator/promotions");
  await page.getByRole("link", { name: "New promotion" }).first().click();
  await page.getByRole("combobox", { name: "Shop" }).click();
  await page.getByRole("option", { name: `Laufladen ${process.pid}` }).click();
  await page.getByLabel("Percent").fill("15");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("combobox", { name: "Badge" }).fill("First");
  await page.getByRole("option", { name: "First steps" }).click();
  await page.getByLabel("Offers in all").fill("many");
  await page.getByRole("button", { name: "Create the promotion" }).click();
  await page.getByText("Please fill this in").waitFor();
  await page.getByLabel("Offers in all").fill("20");
  await page.getByRole("button", { name: "Create the promotion" }).click();

  const card = page.locator("section", { has: page.getByRole("heading", { name: title }) });
  await card.getByText("Running").waitFor();
  await card.getByText("There is no free code left").waitFor();
  await card.getByRole("button", { name: "Bring codes" }).click();
  await card.getByLabel("Codes, one a line").fill(`${code}\n${code}\nno code at all\n`);
  await card.getByRole("button", { name: "Add these codes" }).click();
  await card.getByText("1 code added").waitFor();
  await card.getByText("1 line is no code: no code at all").waitFor();
  calm();
  await context.close();
});

test("Anna earns the badge on her phone, takes the code and goes to the shop with it", async () => {
  await arrive(anna, "Italy");
  const { page, context, calm } = await as(anna, { viewport: { width: 390, height: 844 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await upload(page, [recording({ minutes: 30, seed: 77 })]);
  await page.getByText("First steps").first().waitFor();
  await page.goto("/");
  const ticket = page.getByRole("article", { name: title });
  await page.getByRole("heading", { name: "You earned an offer" }).waitFor();
  await ticket.getByText("−15%").waitFor();
  await ticket.getByText("For your badge “First steps”").waitFor();
  await ticket.getByText("14 days left").waitFor();
  await ticket.getByRole("button", { name: "Get the code" }).click();
  await ticket.getByText(code, { exact: true }).waitFor();
  await ticket.getByRole("button", { name: "Copy the code" }).click();
  await page.getByText("The code is copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");

  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    ticket.getByRole("button", { name: "To the shop" }).click(),
  ]);
  await tab.getByRole("heading", { name: "Your cart" }).waitFor();
  assert.equal(visits.length, 1);
  assert.equal(visits[0].coupon, code);
  assert.equal(visits[0].utm_source, "stadion");
  assert.match(visits[0].ref, /^[0-9a-f]{32}$/);
  calm();
  await context.close();
});

test("The shop tells of the order, and a forger of the same does not", async () => {
  const event = {
    type: "order.paid",
    data: {
      order: `A-${process.pid}`,
      placed_at: new Date().toISOString(),
      currency: "EUR",
      total_minor: 10_200,
      codes: [code],
      click: visits[0].ref,
      lines: [{ product: "SHOE-42", quantity: 1, total_minor: 10_200 }],
    },
  };
  const other = `whsec_${Buffer.from("another secret of another shop").toString("base64")}`;
  assert.equal(await tell("m0", event, other), 401);
  assert.equal(await tell("m1", event), 200);
  assert.equal(await tell("m1", event), 200);
  const { page, context } = await as(anna);
  await page.goto("/");
  const { offers } = await call(page, "/api/v1/shop/offers");
  // Other journeys may have promised her something, too.
  const mine = offers.filter((offer) => offer.title === title);
  assert.deepEqual(
    mine.map((offer) => offer.state),
    ["redeemed"],
  );
  await context.close();
});

test("Olga sees what came of it, and ends the promotion", async () => {
  const { page, context, calm } = await as(olga);
  await page.goto("/operator/promotions");
  const card = page.locator("section", { has: page.getByRole("heading", { name: title }) });
  await card.getByText("€102").waitFor();
  await card.getByText("1 of 20 offers of the budget are out").waitFor();
  const order = page.getByRole("row", { name: new RegExp(`A-${process.pid}`) });
  await order.getByText(`By the code of “${title}”`).waitFor();
  await card.getByRole("link", { name: "Edit" }).click();
  await page.getByText("Offers or codes exist already").waitFor();
  await page.getByLabel("Offers in all").fill("30");
  await page.getByRole("button", { name: "Save" }).click();
  await card.getByText("1 of 30 offers of the budget are out").waitFor();
  await card.getByRole("button", { name: "End" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await card.getByText("Ended").waitFor();
  calm();
  await context.close();
});

// The shop's own pages, as somebody sees them who comes by a link of Stadion.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { openBrowser, openPage, sidewaysScroll } from "./help.mjs";
import { askShop, buyInShop, SHOP, skipWithoutShop as skip } from "./shop.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function makeCode(code) {
  const { made } = await askShop(
    "mutation($input: CreatePromotionInput!) { made: createPromotion(input: $input) { __typename } }",
    {
      input: {
        enabled: true,
        couponCode: code,
        usageLimit: 1,
        conditions: [],
        actions: [
          { code: "order_percentage_discount", arguments: [{ name: "discount", value: "10" }] },
        ],
        translations: [{ languageCode: "en", name: "Ten off", description: "" }],
      },
    },
  );
  assert.equal(made.__typename, "Promotion");
  return code;
}

async function somethingInStock() {
  const { things } = await (await fetch(`${SHOP}/shop/products.json`)).json();
  return things.find(({ inStock }) => inStock);
}

const cartLink = (thing, code) =>
  `${SHOP}/shop/cart?product=${encodeURIComponent(thing.id)}&code=${code}&click=journey`;

async function barriers(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
}

test("a link fills the cart and applies the code; it buys once, and a reload adds nothing", {
  skip,
}, async () => {
  const thing = await somethingInStock();
  const code = await makeCode(`ONCE${process.pid}`);
  const { page, context, calm } = await openPage(browser);
  await page.goto(cartLink(thing, code));
  await page.getByText(`The code ${code} is applied.`).waitFor();
  await page.reload();
  await page.getByText(thing.title, { exact: true }).waitFor();
  assert.equal(await page.getByRole("listitem").count(), 1);
  assert.ok(!page.url().includes(code), "the address forgets the code");
  const discount = page.locator(".sums .off dd");
  assert.equal(
    Number((await discount.innerText()).replace(/\D/g, "")),
    Math.round(thing.price / 10),
  );
  await buyInShop(page);

  await page.goto(cartLink(thing, code));
  await page.getByRole("alert").getByText("This code was used already.").waitFor();
  await page.getByLabel("Promotion code").fill("NO-SUCH-CODE");
  await page.getByRole("button", { name: "Use the code" }).click();
  await page.getByRole("alert").getByText("This code is not valid here.").waitFor();
  await page.getByRole("button", { name: `Remove: ${thing.title}` }).click();
  await page.getByText("Nothing is in your cart yet.").waitFor();
  await page.goto(`${SHOP}/shop/cart?product=nothing-like-this`);
  await page.getByRole("alert").getByText("This is not sold here any more.").waitFor();
  calm();
  await context.close();
});

test("the shop has no barriers and does not scroll sideways, in both themes and languages", {
  skip,
}, async () => {
  const thing = await somethingInStock();
  for (const colorScheme of ["light", "dark"]) {
    for (const locale of ["en-GB", "ru-RU"]) {
      const viewport = { width: 360, height: 780 };
      const { page, context, calm } = await openPage(browser, { colorScheme, locale, viewport });
      for (const address of [`${SHOP}/shop`, `${SHOP}/shop/cart`, cartLink(thing, "WRONG")]) {
        await page.goto(address);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await barriers(page), [], `${address} ${colorScheme} ${locale}`);
        assert.equal(await sidewaysScroll(page), 0, address);
      }
      calm();
      await context.close();
    }
  }
});

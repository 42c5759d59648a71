// The parts of the plugin that need no shop around them.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { moneyText, readCatalogue } from "../lib/catalogue.mjs";
import { escaped } from "../lib/feed.mjs";
import { cancelled, paid, refunded } from "../lib/orders.mjs";
import { Outbox } from "../lib/outbox.mjs";
import { pictureOf } from "../lib/picture.mjs";
import { keyOf, signed } from "../lib/signature.mjs";

const SECRET = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

test("a message is signed as the example of Standard Webhooks is", () => {
  const headers = signed(
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "msg_p5jXN8AQM9LWM0D4loKWxJek",
    1614265330,
    '{"test": 2432232314}',
  );
  assert.equal(headers["webhook-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  assert.equal(headers["webhook-timestamp"], "1614265330");
});

test("whatever is no secret is refused", () => {
  for (const wrong of [undefined, "", "whsec_", "whsec_short", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!!!"]) {
    assert.throws(() => keyOf(wrong), /secret/, String(wrong));
  }
});

// An outbox over a table in memory, with a clock that stands still until it is moved.
function outboxOf(post, { connected = true } = {}) {
  const now = { ms: 1_000_000_000_000 };
  const rows = [];
  const matches = (row, where) => where.id?.value ? where.id.value.includes(row.id) : row.id === where.id;
  const messages = {
    save: async (row) => rows.push({ id: rows.length + 1, createdAt: new Date(now.ms), ...row }),
    find: async () => rows.filter((row) => row.nextAt <= now.ms),
    count: async () => rows.length,
    update: async (where, change) => rows.filter((row) => matches(row, where)).forEach((row) => Object.assign(row, change)),
    delete: async (where) => rows.splice(0, rows.length, ...rows.filter((row) => !matches(row, where))),
  };
  const connections = { find: async () => (connected ? [{ webhookUrl: "http://stadion/hook", secret: SECRET }] : []) };
  const repository = (entity) => (entity.name === "StadionMessage" ? messages : connections);
  const connection = {
    getRepository: (_ctx, entity) => repository(entity),
    rawConnection: { getRepository: repository },
  };
  return { outbox: new Outbox(connection, { post, clock: () => now.ms }), now, rows };
}

test("a message waits while Stadion is away for an hour, and arrives with its first id", async () => {
  let isAway = true;
  const arrived = [];
  const { outbox, now } = outboxOf(async (_url, headers, body) => {
    if (isAway) return false;
    arrived.push([headers["webhook-id"], body]);
    return true;
  });
  await outbox.add({}, { type: "order.paid" });
  let attempts = 0;
  for (const end = now.ms + 3_600_000; now.ms < end; now.ms += 1_000) {
    const before = now.ms;
    if ((await outbox.messages().find()).length > 0) attempts += 1;
    await outbox.sendDue();
    assert.equal(now.ms, before);
  }
  assert.ok(attempts > 60 && attempts < 200, `${attempts} attempts in an hour`);
  assert.equal(await outbox.waiting(), 1);
  isAway = false;
  now.ms += 30_000;
  assert.equal(await outbox.sendDue(), 1);
  assert.equal(await outbox.waiting(), 0);
  assert.equal(await outbox.sendDue(), 0);
  assert.equal(arrived.length, 1);
  assert.match(arrived[0][0], /^msg_[0-9a-f-]{36}$/);
});

test("one message that is refused does not hold up the next", async () => {
  const { outbox, rows } = outboxOf(async (_url, _headers, body) => !body.includes("poison"));
  await outbox.add({}, { type: "poison" });
  await outbox.add({}, { type: "order.paid" });
  assert.equal(await outbox.sendDue(), 1);
  assert.deepEqual(rows.map(({ attempts }) => attempts), [1]);
});

test("without anybody to tell, messages are kept", async () => {
  const { outbox } = outboxOf(() => assert.fail("nobody is to be told"), { connected: false });
  await outbox.add({}, { type: "order.paid" });
  assert.equal(await outbox.sendDue(), 0);
  assert.equal(await outbox.waiting(), 1);
});

test("a message that nobody takes for two weeks is given up", async () => {
  const { outbox, now } = outboxOf(async () => false);
  await outbox.add({}, { type: "order.paid" });
  await outbox.sendDue();
  now.ms += 15 * 24 * 3_600_000;
  await outbox.sendDue();
  assert.equal(await outbox.waiting(), 0);
});

const now = new Date("2026-05-31T10:00:00Z");
const order = {
  code: "ORDER1",
  orderPlacedAt: new Date("2026-05-30T09:00:00Z"),
  currencyCode: "EUR",
  totalWithTax: 11_300,
  couponCodes: ["MARATHON10"],
  customFields: { stadionClick: "click-1" },
};
const shoes = {
  id: 5,
  quantity: 1,
  orderPlacedQuantity: 1,
  proratedLinePriceWithTax: 10_800,
  proratedUnitPriceWithTax: 10_800,
  productVariant: { sku: "KV-AIR2-42" },
};

test("a paid order tells what was bought by which link, and nothing about whom", () => {
  const message = paid({ order: { ...order, customer: { emailAddress: "mila@example.org" } }, lines: [shoes], refunds: [], now });
  assert.deepEqual(message, {
    type: "order.paid",
    data: {
      order: "ORDER1",
      placed_at: "2026-05-30T09:00:00.000Z",
      updated_at: "2026-05-31T10:00:00.000Z",
      currency: "EUR",
      total_minor: 11_300,
      codes: ["MARATHON10"],
      click: "click-1",
      lines: [{ product: "KV-AIR2-42", quantity: 1, total_minor: 10_800 }],
      refunded_minor: 0,
      refunded_lines: [],
    },
  });
});

test("a refund names the lines that came back; a cancelled order still tells what it was", () => {
  const refunds = [{ total: 10_800, lines: [{ orderLineId: "5", quantity: 1 }] }];
  const { data } = refunded({ order, lines: [shoes], refunds, now });
  const three = { ...shoes, quantity: 3, orderPlacedQuantity: 3, proratedLinePriceWithTax: 32_400 };
  const twice = refunded({ order, lines: [three], refunds: [...refunds, ...refunds], now }).data;
  assert.deepEqual(twice.refunded_lines, [{ product: "KV-AIR2-42", quantity: 2, total_minor: 21_600 }]);
  assert.equal(twice.refunded_minor, 21_600);
  const inYen = paid({ order: { ...order, currencyCode: "JPY" }, lines: [shoes], refunds: [], now }).data;
  assert.deepEqual([inYen.total_minor, inYen.lines[0].total_minor], [113, 108]);
  assert.equal(data.refunded_minor, 10_800);
  assert.deepEqual(data.refunded_lines, [{ product: "KV-AIR2-42", quantity: 1, total_minor: 10_800 }]);
  const emptied = { ...shoes, quantity: 0, proratedLinePriceWithTax: 0 };
  assert.deepEqual(cancelled({ order, lines: [emptied], refunds: [], now }).data.lines, data.lines);
});

test("a catalogue is read from RSS, from TSV and from two currencies together", () => {
  const folder = mkdtempSync(join(tmpdir(), "shop-catalogue-"));
  const write = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const rss = write(
    "eur.xml",
    `<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>x</title>
     <item><g:id>A-1</g:id><g:item_group_id>A</g:item_group_id><title>Shoes &amp; laces &#1071;</title>
     <g:price>120.00 EUR</g:price><g:sale_price>99.50 EUR</g:sale_price><g:availability>out of stock</g:availability></item>
     <item><g:id>B</g:id><g:title><![CDATA[Bars <12>]]></g:title><g:price>24 EUR</g:price></item>
     <item><g:id>C</g:id><g:title>No price</g:title></item></channel></rss>`,
  );
  const tsv = write("usd.tsv", "id\ttitle\tprice\nA-1\tShoes\t129.00 USD\n");
  const [shoes, bars, ...others] = readCatalogue([rss, tsv]);
  assert.deepEqual(others, []);
  assert.deepEqual(shoes.prices, {
    EUR: { regular: 12_000, sale: 9_950 },
    USD: { regular: 12_900, sale: undefined },
  });
  assert.deepEqual([shoes.title, shoes.group, shoes.inStock], ["Shoes & laces Я", "A", false]);
  assert.deepEqual([bars.title, bars.group, bars.inStock], ["Bars <12>", "B", true]);
  assert.equal(moneyText(9_950, "EUR"), "99.50 EUR");
  assert.equal(moneyText(1_980_000, "JPY"), "19800 JPY");
});

test("nothing that a product is called breaks out of the feed or the picture", () => {
  const evil = '"><script>alert(1)</script>&\u0001';
  assert.equal(escaped(evil), "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;");
  const svg = pictureOf({ title: evil, brand: "x", group: "y", productType: "", googleCategory: "" }, escaped);
  assert.ok(!svg.includes("<script"));
});

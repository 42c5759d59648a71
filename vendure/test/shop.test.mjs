// The plugin inside of a running shop: VENDURE_URL, VENDURE_ADMIN_USER and VENDURE_ADMIN_PASSWORD say where it is.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { signed } from "../lib/signature.mjs";

const { VENDURE_URL, VENDURE_ADMIN_USER, VENDURE_ADMIN_PASSWORD } = process.env;
const skip = VENDURE_URL ? false : "VENDURE_URL is not set; `cargo xtask test e2e` starts a shop and sets it";
const SECRET = `whsec_${Buffer.alloc(32, 3).toString("base64")}`;
const basic = (password) => `Basic ${Buffer.from(`${VENDURE_ADMIN_USER}:${password}`).toString("base64")}`;

// A Stadion that notes what it is told, and can be out of order.
const told = [];
let status = 204;
const hook = createServer(async (request, response) => {
  let body = "";
  for await (const piece of request) body += piece;
  told.push({ headers: request.headers, body, status });
  response.writeHead(status).end();
});
let hookUrl;

before(async () => {
  await new Promise((done) => hook.listen(0, "127.0.0.1", done));
  hookUrl = `http://127.0.0.1:${hook.address().port}/hook`;
});
after(() => hook.close());

async function connect(url, secret = SECRET, password = VENDURE_ADMIN_PASSWORD) {
  const response = await fetch(`${VENDURE_URL}/stadion/connect`, {
    method: "POST",
    headers: { authorization: basic(password) },
    body: JSON.stringify({ webhook_url: url, secret }),
  });
  return response.status;
}

// Somebody who talks to one of the shop's APIs and remembers who they are.
function caller(api) {
  let token;
  return async (query, variables) => {
    const response = await fetch(`${VENDURE_URL}/${api}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    token = response.headers.get("vendure-auth-token") ?? token;
    const { data, errors } = await response.json();
    assert.equal(errors, undefined, JSON.stringify(errors));
    for (const result of Object.values(data)) {
      assert.equal(result?.errorCode, undefined, JSON.stringify(result));
    }
    return data;
  };
}

async function keeper() {
  const ask = caller("admin-api");
  await ask("mutation($user: String!, $password: String!) { login(username: $user, password: $password) { __typename ... on ErrorResult { errorCode } } }", {
    user: VENDURE_ADMIN_USER,
    password: VENDURE_ADMIN_PASSWORD,
  });
  return ask;
}

// Buys one of the dearest thing. The order's code.
async function buy(click) {
  const { things } = await (await fetch(`${VENDURE_URL}/shop/products.json`)).json();
  const thing = things.filter(({ inStock }) => inStock).sort((one, other) => other.price - one.price)[0];
  const ask = caller("shop-api");
  const fault = "__typename ... on ErrorResult { errorCode }";
  await ask(`mutation($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 2) { ${fault} } }`, { id: thing.variant });
  await ask(`mutation($click: String!) { setOrderCustomFields(input: { customFields: { stadionClick: $click } }) { ${fault} } }`, { click });
  const input = { firstName: "Mila", lastName: "Test", emailAddress: `${click}@example.org` };
  await ask(`mutation($input: CreateCustomerInput!) { setCustomerForOrder(input: $input) { ${fault} } }`, { input });
  const address = { streetLine1: "Track Road 1", countryCode: "DE" };
  await ask(`mutation($address: CreateAddressInput!) { setOrderShippingAddress(input: $address) { ${fault} } }`, { address });
  const { ways } = await ask("{ ways: eligibleShippingMethods { id } }");
  await ask(`mutation($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { ${fault} } }`, { id: [ways[0].id] });
  await ask(`mutation { transitionOrderToState(state: "ArrangingPayment") { ${fault} } }`);
  const { paid } = await ask(
    `mutation { paid: addPaymentToOrder(input: { method: "play-money", metadata: {} }) {
      __typename ... on Order { id code totalWithTax lines { id } payments { id } } ... on ErrorResult { errorCode } } }`,
  );
  return { ...paid, thing };
}

// What was told about an order, once there are so many messages that were taken.
async function messages(order, count) {
  for (let waited = 0; waited < 40_000; waited += 100) {
    const found = told.filter(({ body, status }) => status === 204 && JSON.parse(body).data.order === order.code);
    if (found.length >= count) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${count} messages about ${order.code} never came`);
}

test("only the shop's super administrator says where orders are told", { skip }, async () => {
  assert.equal(await connect(hookUrl, SECRET, "wrong"), 401);
  assert.equal(await connect("ftp://stadion/hook"), 422);
  assert.equal(await connect(hookUrl, "no secret"), 422);
  assert.equal((await fetch(`${VENDURE_URL}/stadion/outbox`)).status, 401);
  assert.equal(await connect(hookUrl), 200);
});

test("an order is told when it is paid, refunded in part, and cancelled, each signed", { skip }, async () => {
  await connect(hookUrl);
  const order = await buy("click-abc");
  const [{ headers, body }] = await messages(order, 1);
  const id = headers["webhook-id"];
  const at = Number(headers["webhook-timestamp"]);
  assert.equal(headers["webhook-signature"], signed(SECRET, id, at, body)["webhook-signature"]);
  const paid = JSON.parse(body);
  assert.equal(paid.type, "order.paid");
  assert.equal(paid.data.click, "click-abc");
  assert.equal(paid.data.total_minor, order.totalWithTax);
  assert.deepEqual(paid.data.lines, [{ product: order.thing.id, quantity: 2, total_minor: 2 * order.thing.price }]);
  assert.ok(!body.includes("example.org") && !body.includes("Mila"), body);

  const ask = await keeper();
  const result = "__typename ... on ErrorResult { errorCode message }";
  await ask(`mutation($input: RefundOrderInput!) { refundOrder(input: $input) { ${result} } }`, {
    input: {
      paymentId: order.payments[0].id,
      amount: order.thing.price,
      lines: [{ orderLineId: order.lines[0].id, quantity: 1 }],
      reason: "too small",
      shipping: 0,
      adjustment: 0,
    },
  });
  const refunded = JSON.parse((await messages(order, 2))[1].body);
  assert.equal(refunded.type, "order.refunded");
  assert.equal(refunded.data.refunded_minor, order.thing.price);
  assert.deepEqual(refunded.data.refunded_lines, [{ product: order.thing.id, quantity: 1, total_minor: order.thing.price }]);
  assert.ok(refunded.data.updated_at > paid.data.updated_at);

  await ask(`mutation($input: CancelOrderInput!) { cancelOrder(input: $input) { ${result} } }`, {
    input: { orderId: order.id, reason: "changed my mind", cancelShipping: true },
  });
  const cancelled = JSON.parse((await messages(order, 3))[2].body);
  assert.equal(cancelled.type, "order.cancelled");
  assert.deepEqual(cancelled.data.lines, paid.data.lines);
  assert.equal(cancelled.data.refunded_minor, order.thing.price);
});

test("orders placed while Stadion is out of order arrive afterwards, with the id they were first sent with", { skip }, async () => {
  await connect(hookUrl);
  status = 503;
  const order = await buy("click-late");
  const about = () => told.filter(({ body }) => JSON.parse(body).data.order === order.code);
  for (let waited = 0; about().length < 2 && waited < 20_000; waited += 100) {
    await new Promise((done) => setTimeout(done, 100));
  }
  status = 204;
  assert.equal((await messages(order, 1)).length, 1);
  const ids = new Set(about().map(({ headers }) => headers["webhook-id"]));
  assert.ok(about().length >= 3, `${about().length} attempts`);
  assert.equal(ids.size, 1);
});

test("the feed has a price in every currency the shop knows, and refuses others", { skip }, async () => {
  const { currencies, things } = await (await fetch(`${VENDURE_URL}/shop/products.json`)).json();
  for (const currency of currencies) {
    const feed = await (await fetch(`${VENDURE_URL}/stadion/feed.xml?country=DE&currency=${currency}`)).text();
    const hundredths = currency === "JPY" ? "" : "\\.\\d\\d";
    assert.match(feed, new RegExp(`<g:price>\\d+${hundredths} ${currency}</g:price>`));
    assert.ok(feed.endsWith("</channel></rss>\n"));
  }
  const feed = await (await fetch(`${VENDURE_URL}/stadion/feed.xml`)).text();
  assert.equal(feed.split("<item>").length - 1, things.length);
  assert.equal((await fetch(`${VENDURE_URL}/stadion/feed.xml?currency=XXX`)).status, 404);
  const [picture] = feed.match(/http[^<]*\.svg/) ?? [];
  assert.equal((await fetch(picture)).headers.get("content-type"), "image/svg+xml");
  assert.equal((await fetch(`${VENDURE_URL}/shop/picture/nothing.svg`)).status, 404);
});

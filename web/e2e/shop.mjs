// The real shop beside the journeys, as a buyer and as its keeper.
//   VENDURE_URL, VENDURE_ADMIN_USER, VENDURE_ADMIN_PASSWORD   set by `cargo xtask test e2e`
import assert from "node:assert/strict";

export const SHOP = process.env.VENDURE_URL;
export const skipWithoutShop = SHOP
  ? false
  : "VENDURE_URL says which shop to buy in; it is not set";
export const KEEPER = {
  user: process.env.VENDURE_ADMIN_USER,
  password: process.env.VENDURE_ADMIN_PASSWORD,
};

// What an operator enters in Stadion for this shop.
export const SHOP_ADDRESSES = {
  cart: `${SHOP}/shop/cart?product={product}&code={code}&click={click}`,
  feed: `${SHOP}/stadion/feed.xml?country=DE&currency=EUR`,
  admin: `${SHOP}/admin-api`,
};

// From now on the shop tells its orders there.
export async function connectShop(webhookUrl, secret) {
  const basic = Buffer.from(`${KEEPER.user}:${KEEPER.password}`).toString("base64");
  const response = await fetch(`${SHOP}/stadion/connect`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: JSON.stringify({ webhook_url: webhookUrl, secret }),
  });
  assert.equal(response.status, 200, await response.text());
}

// On the shop's cart page, in English: buys what is in it. The order's code.
export async function buyInShop(page) {
  await page.getByRole("button", { name: "Buy now" }).click();
  await page.getByRole("heading", { name: "Thank you!" }).waitFor();
  const code = await page.locator("#order").getAttribute("data-code");
  assert.match(code, /^[A-Z0-9]{8,}$/);
  return code;
}

// Asks the shop's admin API as its keeper.
export async function askShop(query, variables) {
  let token;
  const ask = async (query, variables) => {
    const response = await fetch(SHOP_ADDRESSES.admin, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    token = response.headers.get("vendure-auth-token") ?? token;
    const { data, errors } = await response.json();
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
  };
  await ask(
    "mutation($user: String!, $password: String!) { login(username: $user, password: $password) { __typename } }",
    KEEPER,
  );
  return ask(query, variables);
}

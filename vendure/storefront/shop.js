// The storefront: a list of things, a cart that a link can fill, and a short checkout. It talks to Vendure's Shop
// API like any other storefront would.
import { locale, money, say, sayFault } from "./texts.js";

const main = document.getElementById("main");
const PAYMENT = "play-money";

const ORDER = `
  id code state currencyCode couponCodes totalQuantity subTotalWithTax shippingWithTax totalWithTax
  discounts { description amountWithTax }
  lines { id quantity linePriceWithTax unitPriceWithTax productVariant { id name sku } }
  shippingLines { id discountedPriceWithTax priceWithTax }`;
const RESULT = `__typename ... on Order { ${ORDER} } ... on ErrorResult { errorCode }`;

// What Vendure would not do; `code` is its own word for why.
class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function ask(query, variables = {}) {
  const currency = localStorage.getItem("currency");
  const address = currency ? `/shop-api?currencyCode=${encodeURIComponent(currency)}` : "/shop-api";
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  }).catch(() => {
    throw new Refused("away");
  });
  const { data, errors } = await response.json().catch(() => ({}));
  if (!data || errors) throw new Refused("other");
  return data;
}

// A change of the order; the order as it is then.
async function change(mutation, variables) {
  const { result } = await ask(mutation, variables);
  if (result?.errorCode) throw new Refused(result.errorCode);
  return result;
}

const activeOrder = async () => (await ask(`{ result: activeOrder { ${ORDER} } }`)).result;

const add = (id) =>
  change(`mutation($id: ID!) { result: addItemToOrder(productVariantId: $id, quantity: 1) { ${RESULT} } }`, { id });
const remove = (id) => change(`mutation($id: ID!) { result: removeOrderLine(orderLineId: $id) { ${RESULT} } }`, { id });
const useCode = (code) =>
  change(`mutation($code: String!) { result: applyCouponCode(couponCode: $code) { ${RESULT} } }`, { code });
const dropCode = (code) =>
  change(`mutation($code: String!) { result: removeCouponCode(couponCode: $code) { ${RESULT} } }`, { code });
const goTo = (state) =>
  change(`mutation($state: String!) { result: transitionOrderToState(state: $state) {
    __typename ... on Order { ${ORDER} } ... on ErrorResult { errorCode } } }`, { state });
const keepClick = (click) =>
  change(
    `mutation($click: String!) { result: setOrderCustomFields(input: { customFields: { stadionClick: $click } }) { ${RESULT} } }`,
    { click },
  );

// The price is whole only with the way it is sent, so that is chosen as soon as something is in the cart.
async function withShipping(order) {
  if (!order?.lines.length || order.shippingLines.length) return order;
  const { ways } = await ask("{ ways: eligibleShippingMethods { id } }");
  if (!ways.length) return order;
  return change(`mutation($id: [ID!]!) { result: setOrderShippingMethod(shippingMethodId: $id) { ${RESULT} } }`, {
    id: [ways[0].id],
  });
}

async function things() {
  const currency = localStorage.getItem("currency") ?? "";
  const response = await fetch(`/shop/products.json?currency=${encodeURIComponent(currency)}`).catch(() => {
    throw new Refused("away");
  });
  const list = await response.json();
  localStorage.setItem("currency", list.currency);
  return list.things;
}

// An element, with its attributes and what is in it. Texts become text, never markup.
function el(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...inside.filter((each) => each != null && each !== false));
  return element;
}

const fault = (error) => el("p", { class: "fault", role: "alert" }, sayFault(error.code));

function show(...inside) {
  main.replaceChildren(...inside);
  main.setAttribute("aria-busy", "false");
}

function count(order) {
  const badge = document.getElementById("count");
  badge.textContent = order?.totalQuantity ?? "";
  badge.hidden = !order?.totalQuantity;
}

// A button that does something once at a time, and tells below itself what went wrong.
function button(text, work, attributes = {}) {
  const element = el("button", { type: "button", ...attributes }, text);
  const act = async () => {
    element.disabled = true;
    try {
      await work();
    } catch (error) {
      document.querySelector(".fault")?.remove();
      element.after(fault(error));
    } finally {
      element.disabled = false;
    }
  };
  if (element.type === "button") element.addEventListener("click", act);
  return element;
}

async function productsPage(chosen) {
  const all = await things();
  // What a link points at comes first.
  const sorted = [...all].sort((one, other) => Number(other.id === chosen) - Number(one.id === chosen));
  const list = sorted.map((thing) =>
    el(
      "li",
      { class: thing.id === chosen ? "thing chosen" : "thing" },
      el("img", { src: thing.imageLink || `/shop/picture/${encodeURIComponent(thing.id)}.svg`, alt: "", loading: "lazy" }),
      el(
        "div",
        { class: "about" },
        el("p", { class: "brand" }, thing.brand),
        el("h2", {}, thing.title),
        el("p", { class: "words" }, thing.description),
        el(
          "p",
          { class: "price" },
          money(thing.price, thing.currency),
          thing.regularPrice ? el("s", {}, money(thing.regularPrice, thing.currency)) : null,
        ),
        thing.inStock
          ? button(
              say("addToCart"),
              async () => {
                await add(thing.variant);
                location.assign("/shop/cart");
              },
              { "aria-label": say("addNamed", { thing: thing.title }) },
            )
          : el("p", { class: "soldout" }, say("soldOut")),
      ),
    ),
  );
  show(el("h1", {}, say("products")), el("ul", { class: "things" }, ...list));
  count(await activeOrder());
}

// What a link of Stadion carries goes into the cart, once: afterwards the address no longer carries it.
async function fill(link) {
  const troubles = [];
  const attempt = (work) => work.catch((error) => troubles.push(error));
  let order = await activeOrder();
  if (order?.state === "ArrangingPayment") order = await goTo("AddingItems");
  const sku = link.get("product");
  if (sku) {
    const thing = (await things()).find(({ id }) => id === sku);
    if (!thing) troubles.push(new Refused("gone"));
    else if (!order?.lines.some((line) => line.productVariant.sku === sku)) {
      await attempt(add(thing.variant));
    }
    order = await activeOrder();
  }
  if (!order) return troubles;
  if (link.get("click")) await attempt(keepClick(link.get("click")));
  const code = link.get("code");
  if (code && !order.couponCodes.includes(code)) await attempt(useCode(code));
  history.replaceState(null, "", "/shop/cart");
  return troubles;
}

async function cartPage(link) {
  const troubles = ["product", "code", "click"].some((name) => link.get(name)) ? await fill(link) : [];
  await drawCart(troubles);
}

async function drawCart(troubles = []) {
  const order = await withShipping(await activeOrder());
  count(order);
  const { countries } = await ask("{ countries: availableCountries { code } }");
  if (!order?.lines.length) {
    show(
      el("h1", {}, say("yourCart")),
      ...troubles.map(fault),
      el("div", { class: "card" }, el("p", {}, say("empty")), el("a", { class: "button", href: "/shop" }, say("look"))),
    );
    return;
  }
  show(
    el("h1", {}, say("yourCart")),
    ...troubles.map(fault),
    el("div", { class: "columns" }, el("div", {}, linesCard(order), codeCard(order)), checkout(order, countries)),
  );
}

function linesCard(order) {
  const rows = order.lines.map((line) =>
    el(
      "li",
      { class: "line" },
      el("img", { src: `/shop/picture/${encodeURIComponent(line.productVariant.sku)}.svg`, alt: "" }),
      el(
        "div",
        {},
        el("p", { class: "title" }, line.productVariant.name),
        el(
          "p",
          { class: "quiet" },
          say("pieces", { count: line.quantity, price: money(line.unitPriceWithTax, order.currencyCode) }),
        ),
        button(
          say("remove"),
          async () => {
            await remove(line.id);
            await drawCart();
          },
          { class: "plain", "aria-label": say("removeNamed", { thing: line.productVariant.name }) },
        ),
      ),
      el("p", { class: "sum" }, money(line.linePriceWithTax, order.currencyCode)),
    ),
  );
  return el(
    "section",
    { class: "card" },
    el("ul", { class: "lines" }, ...rows),
    sums(order),
    el("p", { class: "quiet" }, say("tax")),
  );
}

function sums(order) {
  const row = (name, value, more = {}) => el("div", more, el("dt", {}, name), el("dd", {}, value));
  const listed = order.lines.reduce((sum, line) => sum + line.linePriceWithTax, 0);
  const shipping = order.shippingLines.reduce((sum, line) => sum + line.priceWithTax, 0);
  const off = listed + shipping - order.totalWithTax;
  return el(
    "dl",
    { class: "sums" },
    row(say("subtotal"), money(listed, order.currencyCode)),
    order.shippingLines.length
      ? row(say("shipping"), shipping ? money(shipping, order.currencyCode) : say("free"))
      : null,
    off > 0 ? row(say("discount"), money(-off, order.currencyCode), { class: "off" }) : null,
    row(say("total"), money(order.totalWithTax, order.currencyCode), { class: "total" }),
  );
}

function codeCard(order) {
  const input = el("input", { id: "code", name: "code", autocomplete: "off", autocapitalize: "characters", maxlength: 60 });
  const applied = order.couponCodes.map((code) =>
    el(
      "p",
      { class: "applied", role: "status" },
      say("codeWorks", { code }),
      button(
        say("remove"),
        async () => {
          await dropCode(code);
          await drawCart();
        },
        { class: "plain", "aria-label": say("codeOff", { code }) },
      ),
    ),
  );
  return el(
    "section",
    { class: "card" },
    ...applied,
    el("label", { for: "code" }, say("code")),
    el(
      "div",
      { class: "row" },
      input,
      button(
        say("useCode"),
        async () => {
          await useCode(input.value.trim());
          await drawCart();
        },
        { class: "second" },
      ),
    ),
  );
}

function checkout(order, countries) {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const home = new Intl.Locale(navigator.language).region;
  const chosen = countries.some(({ code }) => code === home) ? home : countries[0]?.code;
  const field = (id, value, more = {}) =>
    el(
      "div",
      { class: "field" },
      el("label", { for: id }, say(id)),
      el("input", { id, name: id, value, required: true, maxlength: 120, autocomplete: "off", ...more }),
    );
  const options = countries.map(({ code }) => el("option", { value: code, selected: code === chosen }, names.of(code)));
  const buy = el("button", { type: "submit", class: "buy" }, say("buy"));
  const form = el(
    "form",
    { class: "card" },
    el("h2", {}, say("where")),
    el("p", { class: "quiet hint" }, say("prefilled")),
    field("fullName", say("person")),
    field("email", `demo-${order.code.toLowerCase()}@example.org`, { type: "email" }),
    field("street", say("addressStreet")),
    el("div", { class: "two" }, field("postcode", "12345"), field("city", say("addressCity"))),
    el("div", { class: "field" }, el("label", { for: "country" }, say("country")), el("select", { id: "country" }, ...options)),
    buy,
    el("p", { class: "quiet" }, say("noMoney")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    buy.disabled = true;
    buy.textContent = say("buying");
    try {
      await pay(form);
    } catch (error) {
      await drawCart([error]).catch((other) => show(fault(other)));
      scrollTo({ top: 0 });
    }
  });
  return form;
}

async function pay(form) {
  const value = (id) => form.querySelector(`#${id}`).value.trim();
  const [firstName, ...others] = value("fullName").split(/\s+/);
  await change(
    `mutation($input: CreateCustomerInput!) { result: setCustomerForOrder(input: $input) { ${RESULT} } }`,
    { input: { firstName, lastName: others.join(" ") || firstName, emailAddress: value("email") } },
  );
  await change(
    `mutation($input: CreateAddressInput!) { result: setOrderShippingAddress(input: $input) { ${RESULT} } }`,
    {
      input: {
        fullName: value("fullName"),
        streetLine1: value("street"),
        postalCode: value("postcode"),
        city: value("city"),
        countryCode: value("country"),
      },
    },
  );
  await goTo("ArrangingPayment");
  try {
    const order = await change(
      `mutation($input: PaymentInput!) { result: addPaymentToOrder(input: $input) { ${RESULT} } }`,
      { input: { method: PAYMENT, metadata: {} } },
    );
    thank(order);
  } catch (error) {
    await goTo("AddingItems").catch(() => {});
    throw error;
  }
}

function thank(order) {
  count();
  const heading = el("h1", { tabindex: "-1" }, say("thanks"));
  show(
    el(
      "section",
      { class: "card thanks" },
      el("div", { class: "tick", "aria-hidden": "true" }),
      heading,
      el("p", { id: "order", "data-code": order.code }, say("order", { code: order.code })),
      el("p", { class: "quiet" }, say("paidTotal", { total: money(order.totalWithTax, order.currencyCode) }), ". ", say("noMoney")),
      el("a", { class: "button", href: "/shop" }, say("goOn")),
    ),
  );
  heading.focus();
}

document.documentElement.lang = locale;
document.title = say("name");
for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);

const link = new URLSearchParams(location.search);
if (/^[A-Z]{3}$/.test(link.get("currency") ?? "")) localStorage.setItem("currency", link.get("currency"));
const page = location.pathname.startsWith("/shop/cart") ? cartPage(link) : productsPage(link.get("product"));
page.catch((error) => show(fault(error)));

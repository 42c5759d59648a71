// Connects a Vendure shop with Stadion: the catalogue as a feed, orders as signed webhooks, a landing page for
// links with a code, and a small storefront. It works in any Vendure of version 3; nothing in it knows the demo.
//
//   GET  /stadion/feed.xml?country=DE&currency=EUR   Google Merchant feed (RSS 2.0)
//   POST /stadion/connect {webhook_url, secret}      says where orders are told; as a super administrator (Basic)
//   GET  /stadion/outbox                             how many messages wait; as a super administrator (Basic)
//   GET  /shop, /shop/cart?product=&code=&click=     the storefront
import {
  ConfigService,
  Order,
  OrderLine,
  PluginCommonModule,
  PromotionCondition,
  Refund,
  RequestContextService,
  TransactionalConnection,
  User,
  VendurePlugin,
} from "@vendure/core";

import { Feed } from "./lib/feed.mjs";
import { cancelled, paid, refunded } from "./lib/orders.mjs";
import { Outbox, StadionConnection, StadionMessage } from "./lib/outbox.mjs";
import { answer, bodyOf, credentialsOf, Refusal } from "./lib/requests.mjs";
import { keyOf } from "./lib/signature.mjs";
import { Storefront } from "./lib/storefront.mjs";

// Whatever is asked of the plugin once Vendure is up.
const running = {};
let options = {};

const text = (name, more = {}) => ({ name, type: "string", nullable: true, readonly: true, ...more });
const customFields = {
  Product: [
    text("stadionGroup"),
    text("brand"),
    text("productType", { length: 750 }),
    text("googleCategory", { length: 750 }),
  ],
  ProductVariant: [
    text("imageLink", { length: 2000 }),
    text("size"),
    text("color"),
    text("gender"),
    text("regularPrices", { length: 1000 }),
  ],
  // Which link of Stadion somebody came by. The storefront sets it; it says nothing about the person.
  Order: [{ name: "stadionClick", type: "string", nullable: true, length: 200 }],
};

// Vendure calls these inside of the transaction that changes the order, so a message is written with its reason
// or not at all.
const orderProcess = {
  init(injector) {
    running.connection = injector.get(TransactionalConnection);
    running.config = injector.get(ConfigService);
    running.contexts = injector.get(RequestContextService);
    running.outbox = new Outbox(running.connection, options);
    running.feed = new Feed(running.connection, running.contexts);
    running.storefront = new Storefront(running.feed);
    running.outbox.start();
  },
  destroy() {
    running.outbox?.stop();
  },
  async onTransitionEnd(_from, to, { ctx, order }) {
    if (to === "PaymentSettled") await note(ctx, order, paid);
    if (to === "Cancelled" && order.orderPlacedAt) await note(ctx, order, cancelled);
  },
};

const refundProcess = {
  async onTransitionEnd(_from, to, { ctx, order, refund }) {
    if (to === "Settled") await note(ctx, order, refunded, refund);
  },
};

async function note(ctx, order, tell, refund) {
  const { connection, outbox } = running;
  const whole = await connection.getRepository(ctx, Order).findOneOrFail({ where: { id: order.id } });
  const lines = await connection.getRepository(ctx, OrderLine).find({
    where: { order: { id: order.id } },
    relations: ["productVariant"],
    order: { id: "ASC" },
  });
  const settled = await connection.getRepository(ctx, Refund).find({
    where: { payment: { order: { id: order.id } }, state: "Settled" },
    relations: ["lines", "lines.orderLine"],
  });
  const known = settled.some((each) => each.id === refund?.id);
  if (refund && !known) {
    const mine = await connection
      .getRepository(ctx, Refund)
      .findOneOrFail({ where: { id: refund.id }, relations: ["lines", "lines.orderLine"] });
    settled.push(mine);
  }
  // The order in hand knows when it was placed before its row does.
  whole.orderPlacedAt ??= order.orderPlacedAt;
  await outbox.add(ctx, tell({ order: whole, lines, refunds: settled, now: new Date() }));
}

async function ofStadion(request, response) {
  const address = new URL(request.originalUrl, baseOf(request));
  const asked = `${request.method} ${address.pathname}`;
  if (asked === "GET /stadion/feed.xml") {
    const { searchParams } = address;
    const currency = searchParams.get("currency") ?? undefined;
    const country = searchParams.get("country") ?? undefined;
    return running.feed.write(response, { base: baseOf(request), currency, country });
  }
  if (asked === "POST /stadion/connect") {
    await mustBeAdministrator(request);
    const { webhook_url, secret } = await bodyOf(request);
    try {
      if (!/^https?:$/.test(new URL(webhook_url).protocol)) throw new Error("not an address");
      keyOf(secret);
    } catch (error) {
      throw new Refusal(422, `webhook_url or secret is not right: ${error.message}`);
    }
    await running.outbox.connect(webhook_url, secret);
    return answer(response, 200, { connected: true });
  }
  if (asked === "GET /stadion/outbox") {
    await mustBeAdministrator(request);
    return answer(response, 200, { waiting: await running.outbox.waiting() });
  }
  throw new Refusal(404, "there is nothing here");
}

async function mustBeAdministrator(request) {
  const credentials = credentialsOf(request);
  const ctx = await running.contexts.create({ apiType: "admin" });
  const native = running.config.authOptions.adminAuthenticationStrategy.find(({ name }) => name === "native");
  const user = credentials && native && (await native.authenticate(ctx, credentials));
  const known =
    user?.id &&
    (await running.connection.getRepository(ctx, User).findOne({ where: { id: user.id }, relations: ["roles"] }));
  const permissions = known ? known.roles.flatMap((role) => role.permissions) : [];
  if (!permissions.includes("SuperAdmin")) {
    throw new Refusal(401, "this is for the shop's super administrator");
  }
}

function baseOf(request) {
  return options.publicUrl ?? `${request.protocol}://${request.get("host")}`;
}

// A handler of express that answers in a sentence whatever goes wrong.
function guarded(work) {
  return async (request, response) => {
    try {
      if (!running.feed) throw new Refusal(503, "the shop is about to open");
      await work(request, response);
    } catch (error) {
      if (response.headersSent) return response.destroy();
      if (error instanceof Refusal) return answer(response, error.status, { error: error.message });
      console.error(`stadion: ${error.stack}`);
      answer(response, 500, { error: "something went wrong in the shop" });
    }
  };
}

export class StadionPlugin {
  // `inTurn` runs a write when no other is under way, for databases with a single connection.
  static init(given = {}) {
    options = given;
    return StadionPlugin;
  }
}

// A sum off an order counts in one currency, which Vendure's own promotions do not know.
const inCurrency = new PromotionCondition({
  code: "stadion_currency",
  description: [{ languageCode: "en", value: "If the order is paid in { currency }" }],
  args: { currency: { type: "string" } },
  check: (_ctx, order, args) => order.currencyCode === args.currency,
});

VendurePlugin({
  imports: [PluginCommonModule],
  compatibility: "^3.0.0",
  entities: [StadionMessage, StadionConnection],
  configuration: (config) => {
    for (const [entity, fields] of Object.entries(customFields)) {
      config.customFields[entity] = [...(config.customFields[entity] ?? []), ...fields];
    }
    config.promotionOptions.promotionConditions = [
      ...(config.promotionOptions.promotionConditions ?? []),
      inCurrency,
    ];
    config.orderOptions.process.push(orderProcess);
    config.paymentOptions.refundProcess.push(refundProcess);
    config.apiOptions.middleware.push(
      { route: "/stadion", beforeListen: true, handler: guarded(ofStadion) },
      {
        route: "/shop",
        beforeListen: true,
        handler: guarded((request, response) => running.storefront.serve(request, response, baseOf(request))),
      },
    );
    return config;
  },
})(StadionPlugin);

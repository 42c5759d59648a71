// The pages of the shop: three plain files, the list of what is sold, and a drawn picture of each thing.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { escaped } from "./feed.mjs";
import { pictureOf } from "./picture.mjs";
import { answer, Refusal } from "./requests.mjs";

const FOLDER = join(import.meta.dirname, "..", "storefront");
const page = { file: "index.html", type: "text/html; charset=utf-8" };
const FILES = {
  "/shop": page,
  "/shop/": page,
  "/shop/cart": page,
  "/shop/shop.js": { file: "shop.js", type: "text/javascript; charset=utf-8" },
  "/shop/texts.js": { file: "texts.js", type: "text/javascript; charset=utf-8" },
  "/shop/shop.css": { file: "shop.css", type: "text/css; charset=utf-8" },
};
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https: http:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

export class Storefront {
  constructor(feed) {
    this.feed = feed;
  }

  async serve(request, response, base) {
    const address = new URL(request.originalUrl, base);
    if (request.method !== "GET" && request.method !== "HEAD") throw new Refusal(405, "only to be read");
    const known = FILES[address.pathname];
    if (known) {
      response.writeHead(200, { ...HEADERS, "content-type": known.type });
      return response.end(readFileSync(join(FOLDER, known.file)));
    }
    if (address.pathname === "/shop/products.json") {
      return this.list(response, address.searchParams.get("currency") ?? undefined);
    }
    const [, sku] = /^\/shop\/picture\/([^/]{1,300})\.svg$/.exec(address.pathname) ?? [];
    if (sku) return this.draw(response, decoded(sku));
    throw new Refusal(404, "there is nothing here");
  }

  async list(response, currency) {
    const { own, all } = await this.feed.currencies();
    const chosen = all.includes(currency) ? currency : own;
    const things = [];
    for await (const thing of this.feed.variants(chosen)) things.push(thing);
    answer(response, 200, { currency: chosen, currencies: all, things });
  }

  async draw(response, sku) {
    const { all } = await this.feed.currencies();
    for (const currency of all) {
      for await (const thing of this.feed.variants(currency, sku)) {
        response.writeHead(200, { ...HEADERS, "content-type": "image/svg+xml", "cache-control": "max-age=86400" });
        return response.end(pictureOf(thing, escaped));
      }
    }
    throw new Refusal(404, "this is not sold here");
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, "this address is broken");
  }
}

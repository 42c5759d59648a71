// The catalogue as a Google Merchant feed, for one country and one currency.
import { Channel, ProductVariant } from "@vendure/core";

import { moneyText } from "./catalogue.mjs";
import { Refusal } from "./requests.mjs";

const PAGE = 500;

export class Feed {
  constructor(connection, contexts) {
    this.connection = connection;
    this.contexts = contexts;
  }

  // All variants that are for sale in a currency, a page at a time.
  async *variants(currency, sku) {
    const repository = this.connection.rawConnection.getRepository(ProductVariant);
    for (let skip = 0; ; skip += PAGE) {
      const rows = await repository.find({
        where: { enabled: true, ...(sku ? { sku } : {}), product: { enabled: true } },
        relations: ["translations", "product", "product.translations", "productVariantPrices", "stockLevels"],
        order: { id: "ASC" },
        skip,
        take: PAGE,
      });
      for (const row of rows) {
        const thing = row.deletedAt || row.product.deletedAt ? undefined : thingOf(row, currency);
        if (thing) yield thing;
      }
      if (rows.length < PAGE) return;
    }
  }

  async currencies() {
    const channel = await this.connection.rawConnection
      .getRepository(Channel)
      .findOneOrFail({ where: { code: "__default_channel__" } });
    return { own: channel.defaultCurrencyCode, all: channel.availableCurrencyCodes };
  }

  async write(response, { base, country, currency }) {
    const { own, all } = await this.currencies();
    const chosen = currency ?? own;
    if (!all.includes(chosen)) throw new Refusal(404, `nothing has a price in ${chosen}`);
    response.writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" });
    response.write(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>' +
        `<title>Home Straight, a demo shop${country ? ` (${escaped(country)})` : ""}</title>` +
        `<link>${escaped(`${base}/shop`)}</link><description>Invented things for athletes</description>\n`,
    );
    for await (const thing of this.variants(chosen)) response.write(itemOf(thing, base, chosen));
    response.end("</channel></rss>\n");
  }
}

// What is for sale, with its prices in hundredths.
function thingOf(row, currency) {
  const price = row.productVariantPrices.find((each) => each.currencyCode === currency)?.price;
  if (!price) return undefined;
  const free = row.stockLevels.reduce((sum, level) => sum + level.stockOnHand - level.stockAllocated, 0);
  const own = row.product.customFields;
  const regular = JSON.parse(row.customFields.regularPrices || "{}")[currency];
  const english = (all) => all.find(({ languageCode }) => languageCode === "en") ?? all[0];
  return {
    variant: String(row.id),
    id: row.sku,
    group: own.stadionGroup || String(row.product.id),
    title: english(row.translations).name,
    description: plain(english(row.product.translations).description) || english(row.translations).name,
    brand: own.brand ?? "",
    productType: own.productType ?? "",
    googleCategory: own.googleCategory ?? "",
    size: row.customFields.size ?? "",
    color: row.customFields.color ?? "",
    gender: row.customFields.gender ?? "",
    imageLink: row.customFields.imageLink ?? "",
    price,
    regularPrice: regular > price ? regular : undefined,
    currency,
    inStock: row.trackInventory === "FALSE" || free > row.outOfStockThreshold,
  };
}

function itemOf(thing, base, currency) {
  const link = `${base}/shop?product=${encodeURIComponent(thing.id)}&currency=${currency}`;
  const image = thing.imageLink || `${base}/shop/picture/${encodeURIComponent(thing.id)}.svg`;
  const tags = {
    id: thing.id,
    item_group_id: thing.group,
    title: thing.title,
    description: thing.description,
    link,
    image_link: image,
    brand: thing.brand,
    condition: "new",
    availability: thing.inStock ? "in_stock" : "out_of_stock",
    price: moneyText(thing.regularPrice ?? thing.price, currency),
    sale_price: thing.regularPrice ? moneyText(thing.price, currency) : "",
    product_type: thing.productType,
    google_product_category: thing.googleCategory,
    size: thing.size,
    color: thing.color,
    gender: thing.gender,
  };
  const inside = Object.entries(tags)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `<g:${name}>${escaped(value)}</g:${name}>`);
  return `<item>${inside.join("")}</item>\n`;
}

const plain = (html) => html.replace(/<[^>]*>/g, " ").trim();

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
export const escaped = (text) =>
  text.replace(/[&<>"']/g, (sign) => SIGNS[sign]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");

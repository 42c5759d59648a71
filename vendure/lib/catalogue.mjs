// Reads what the shop is to sell: Google Merchant feeds (RSS or TSV) that belong to this demo, one file for each
// currency, or the small list beside this program. Not a reader for feeds of strangers.
import { readFileSync } from "node:fs";

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

// Every product with its prices, read from files that share ids.
export function readCatalogue(paths) {
  const items = new Map();
  for (const path of paths) {
    for (const row of readRows(path)) {
      const item = itemOf(row);
      if (!item) continue;
      const known = items.get(item.id);
      if (known) Object.assign(known.prices, item.prices);
      else items.set(item.id, item);
    }
  }
  return [...items.values()];
}

function readRows(path) {
  const text = readFileSync(path, "utf8");
  if (path.endsWith(".json")) return JSON.parse(text);
  return text.trimStart().startsWith("<") ? rowsOfRss(text) : rowsOfTsv(text);
}

function rowsOfRss(text) {
  return [...text.matchAll(/<item>([\s\S]*?)<\/item>/g)].map(([, inside]) => {
    const row = {};
    for (const [, name, value] of inside.matchAll(/<(?:g:)?(\w+)>([\s\S]*?)<\/(?:g:)?\1>/g)) {
      row[name] ??= plain(value);
    }
    return row;
  });
}

function rowsOfTsv(text) {
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const names = head.split("\t").map((name) => name.trim().replaceAll(" ", "_"));
  return lines.map((line) =>
    Object.fromEntries(line.split("\t").map((value, at) => [names[at], value.trim()])),
  );
}

function plain(value) {
  const inside = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(value);
  if (inside) return inside[1];
  return value
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (decimal || hex) return String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16));
      return ENTITIES[name] ?? whole;
    })
    .trim();
}

// A row of any of the three kinds of file, or nothing if it cannot be sold.
function itemOf(row) {
  const regular = moneyOf(row.price);
  const id = row.id;
  if (!id || !row.title || (!regular && !row.prices)) return undefined;
  const sale = moneyOf(row.sale_price);
  const prices = row.prices ?? { [regular.currency]: { regular: regular.hundredths, sale: sale?.hundredths } };
  return {
    id,
    group: row.item_group_id || id,
    title: row.title,
    description: row.description ?? "",
    brand: row.brand ?? "",
    productType: row.product_type ?? "",
    googleCategory: row.google_product_category ?? "",
    size: row.size ?? "",
    color: row.color ?? "",
    gender: row.gender ?? "",
    imageLink: row.image_link ?? "",
    inStock: (row.availability ?? "in_stock").replace(" ", "_") === "in_stock",
    prices,
  };
}

// `129.00 EUR` in hundredths: Vendure counts every currency in them, also those that have no small unit.
function moneyOf(text) {
  const [, amount, currency] = /^\s*(\d+(?:\.\d+)?)\s+([A-Z]{3})\s*$/.exec(text ?? "") ?? [];
  if (!amount) return undefined;
  return { hundredths: Math.round(Number(amount) * 100), currency };
}

// How many digits the small unit of a currency has.
function digitsOf(currency) {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
    .maximumFractionDigits;
}

// As feeds write money.
export function moneyText(hundredths, currency) {
  return `${(hundredths / 100).toFixed(digitsOf(currency))} ${currency}`;
}

// In the small unit of the currency, as Stadion counts.
export function minorOf(hundredths, currency) {
  return Math.round((hundredths / 100) * 10 ** digitsOf(currency));
}

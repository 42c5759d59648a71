// What a new shop needs before it can sell: countries, taxes, shipping, a way to pay, and things to sell.
import {
  Channel,
  ChannelService,
  CountryService,
  FastImporterService,
  PaymentMethodService,
  ProductVariantPrice,
  RequestContextService,
  ShippingMethodService,
  TaxCategoryService,
  TaxRateService,
  TransactionalConnection,
  ZoneService,
} from "@vendure/core";

const TAX_PERCENT = 19;
const SHIPPING_MINOR = 500;
const IN_STOCK = 1_000;

// Fills an empty shop, once. Says how many things it sells now.
export async function furnish(app, { items, countries, paymentCode }) {
  const connection = app.get(TransactionalConnection);
  const ctx = await app.get(RequestContextService).create({ apiType: "admin" });
  const currencies = currenciesOf(items);

  const zone = await app.get(ZoneService).create(ctx, { name: "Everywhere" });
  const members = [];
  const names = new Intl.DisplayNames("en", { type: "region" });
  for (const code of countries) {
    const translations = [{ languageCode: "en", name: names.of(code) }];
    const country = await app.get(CountryService).create(ctx, { code, enabled: true, translations });
    members.push(country.id);
  }
  await app.get(ZoneService).addMembersToZone(ctx, { zoneId: zone.id, memberIds: members });

  const taxes = await app.get(TaxCategoryService).create(ctx, { name: "Standard", isDefault: true });
  await app.get(TaxRateService).create(ctx, {
    name: "Standard",
    enabled: true,
    value: TAX_PERCENT,
    categoryId: taxes.id,
    zoneId: zone.id,
  });
  await app.get(ChannelService).update(ctx, {
    id: ctx.channelId,
    defaultCurrencyCode: currencies[0],
    availableCurrencyCodes: currencies,
    defaultTaxZoneId: zone.id,
    defaultShippingZoneId: zone.id,
    pricesIncludeTax: true,
  });
  await app.get(ShippingMethodService).create(ctx, {
    code: "parcel",
    translations: [{ languageCode: "en", name: "Parcel", description: "" }],
    fulfillmentHandler: "manual-fulfillment",
    checker: {
      code: "default-shipping-eligibility-checker",
      arguments: [{ name: "orderMinimum", value: "0" }],
    },
    calculator: {
      code: "default-shipping-calculator",
      arguments: [
        { name: "rate", value: String(SHIPPING_MINOR) },
        { name: "includesTax", value: "include" },
        { name: "taxRate", value: String(TAX_PERCENT) },
      ],
    },
  });
  await app.get(PaymentMethodService).create(ctx, {
    code: paymentCode,
    enabled: true,
    translations: [{ languageCode: "en", name: "Play money", description: "No money moves." }],
    handler: { code: paymentCode, arguments: [] },
  });
  await stock(app, connection, items, taxes.id, currencies[0]);
}

// The currency that most things have a price in comes first: it is the shop's own.
function currenciesOf(items) {
  const count = {};
  for (const item of items) {
    for (const currency of Object.keys(item.prices)) count[currency] = (count[currency] ?? 0) + 1;
  }
  const sorted = Object.keys(count).sort((one, other) => count[other] - count[one]);
  if (sorted.length === 0) throw new Error("The catalogue has nothing to sell.");
  return sorted;
}

async function stock(app, connection, items, taxCategoryId, own) {
  const importer = app.get(FastImporterService);
  const channel = await connection.rawConnection
    .getRepository(Channel)
    .findOneOrFail({ where: { code: "__default_channel__" } });
  await importer.initialize(channel);
  const prices = connection.rawConnection.getRepository(ProductVariantPrice);
  for (const [group, variants] of grouped(items)) {
    const [first] = variants;
    const productId = await importer.createProduct({
      enabled: true,
      translations: [
        { languageCode: "en", name: first.title, slug: group, description: first.description },
      ],
      customFields: {
        stadionGroup: group,
        brand: first.brand,
        productType: first.productType,
        googleCategory: first.googleCategory,
      },
    });
    for (const item of variants) {
      const { [own]: home, ...others } = item.prices;
      const productVariantId = await importer.createProductVariant({
        productId,
        enabled: true,
        sku: item.id,
        taxCategoryId,
        translations: [{ languageCode: "en", name: item.title }],
        price: home ? now(home) : 0,
        stockOnHand: item.inStock ? IN_STOCK : 0,
        trackInventory: "TRUE",
        customFields: {
          imageLink: item.imageLink,
          size: item.size,
          color: item.color,
          gender: item.gender,
          regularPrices: JSON.stringify(regular(item.prices)),
        },
      });
      const more = Object.entries(others).map(
        ([currencyCode, price]) =>
          new ProductVariantPrice({
            price: now(price),
            currencyCode,
            channelId: channel.id,
            variant: { id: productVariantId },
          }),
      );
      if (more.length > 0) await prices.save(more, { reload: false });
    }
  }
}

function grouped(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return groups;
}

const now = (price) => price.sale ?? price.regular;

// Vendure knows one price; what a thing costs when it is not on sale is kept beside it, by currency.
function regular(prices) {
  const onSale = Object.entries(prices).filter(([, price]) => price.sale !== undefined);
  return Object.fromEntries(onSale.map(([currency, price]) => [currency, price.regular]));
}

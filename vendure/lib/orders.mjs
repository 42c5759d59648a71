// What Stadion is told about an order: what was bought and for how much, never by whom.
import { minorOf } from "./catalogue.mjs";

export const paid = (facts) => message("order.paid", facts);
export const refunded = (facts) => message("order.refunded", facts);
export const cancelled = (facts) => message("order.cancelled", facts);

function message(type, { order, lines, refunds, now }) {
  const minor = (hundredths) => minorOf(hundredths, order.currencyCode);
  return {
    type,
    data: {
      order: order.code,
      placed_at: order.orderPlacedAt?.toISOString() ?? now.toISOString(),
      updated_at: now.toISOString(),
      currency: order.currencyCode,
      total_minor: minor(order.totalWithTax),
      codes: order.couponCodes ?? [],
      click: order.customFields?.stadionClick ?? null,
      lines: lines.map((line) => part(line, line.orderPlacedQuantity || line.quantity, minor)).filter(Boolean),
      refunded_minor: minor(refunds.reduce((sum, refund) => sum + refund.total, 0)),
      refunded_lines: givenBack(lines, refunds, minor),
    },
  };
}

// How many of each line all refunds together gave back.
function givenBack(lines, refunds, minor) {
  const given = refunds.flatMap((refund) => refund.lines ?? []);
  const quantityOf = (line) =>
    given
      .filter((each) => String(each.orderLineId) === String(line.id))
      .reduce((sum, each) => sum + each.quantity, 0);
  return lines.map((line) => part(line, quantityOf(line), minor)).filter(Boolean);
}

// So many of a line at what each of them cost after all discounts.
function part(line, quantity, minor) {
  if (quantity < 1) return undefined;
  const total =
    quantity === line.quantity ? line.proratedLinePriceWithTax : line.proratedUnitPriceWithTax * quantity;
  return { product: line.productVariant.sku, quantity, total_minor: minor(total) };
}

// A way to pay that always works and moves nothing; giving back works the same way.
import { PaymentMethodHandler } from "@vendure/core";

export const playMoney = new PaymentMethodHandler({
  code: "play-money",
  description: [{ languageCode: "en", value: "No money moves." }],
  args: {},
  createPayment: (_ctx, order, amount) => ({
    amount,
    state: "Settled",
    transactionId: `play-${order.code}`,
  }),
  settlePayment: () => ({ success: true }),
  createRefund: (_ctx, _input, _amount, order) => ({
    state: "Settled",
    transactionId: `play-back-${order.code}`,
  }),
});

import {
  autoRefillView,
  completeCheckoutInput,
  done,
  nothing,
  oneTapTopUpInput,
  paymentInput,
  paymentMethodList,
  paymentOutput,
  removePaymentMethodInput,
  setAutoRefillInput,
  spendInput,
  spendView,
  topUpInput,
  topUpOutput,
  walletLinesInput,
  walletPage,
  walletView,
  withdrawalsView,
  withdrawInput,
  withdrawOutput,
} from "@paygo/contracts";
import {
  completeCheckout,
  getAutoRefill,
  getPayment,
  getSpend,
  getWallet,
  listPaymentMethods,
  listWalletLines,
  listWithdrawals,
  removePaymentMethod,
  setAutoRefill,
  startTopUp,
  topUpWithSavedCard,
  withdraw,
} from "@paygo/services";
import { procedure, router } from "../trpc.ts";

export const walletRouter = router({
  get: procedure
    .input(nothing)
    .output(walletView)
    .query(({ ctx }) => getWallet(ctx.services, ctx.viewer)),

  lines: procedure
    .input(walletLinesInput)
    .output(walletPage)
    .query(({ ctx, input }) => listWalletLines(ctx.services, ctx.viewer, input)),

  spend: procedure
    .input(spendInput)
    .output(spendView)
    .query(({ ctx, input }) => getSpend(ctx.services, ctx.viewer, input)),

  topUp: procedure
    .input(topUpInput)
    .output(topUpOutput)
    .mutation(({ ctx, input }) => startTopUp(ctx.services, ctx.viewer, input)),

  payment: procedure
    .input(paymentInput)
    .output(paymentOutput)
    .query(({ ctx, input }) => getPayment(ctx.services, ctx.viewer, input)),

  completeCheckout: procedure
    .input(completeCheckoutInput)
    .output(paymentOutput)
    .mutation(({ ctx, input }) => completeCheckout(ctx.services, ctx.viewer, input)),

  oneTapTopUp: procedure
    .input(oneTapTopUpInput)
    .output(paymentOutput)
    .mutation(({ ctx, input }) => topUpWithSavedCard(ctx.services, ctx.viewer, input)),

  paymentMethods: procedure
    .input(nothing)
    .output(paymentMethodList)
    .query(({ ctx }) => listPaymentMethods(ctx.services, ctx.viewer)),

  removePaymentMethod: procedure
    .input(removePaymentMethodInput)
    .output(done)
    .mutation(({ ctx, input }) => removePaymentMethod(ctx.services, ctx.viewer, input)),

  autoRefill: procedure
    .input(nothing)
    .output(autoRefillView)
    .query(({ ctx }) => getAutoRefill(ctx.services, ctx.viewer)),

  setAutoRefill: procedure
    .input(setAutoRefillInput)
    .output(autoRefillView)
    .mutation(({ ctx, input }) => setAutoRefill(ctx.services, ctx.viewer, input)),

  withdraw: procedure
    .input(withdrawInput)
    .output(withdrawOutput)
    .mutation(({ ctx, input }) => withdraw(ctx.services, ctx.viewer, input)),

  withdrawals: procedure
    .input(nothing)
    .output(withdrawalsView)
    .query(({ ctx }) => listWithdrawals(ctx.services, ctx.viewer)),
});

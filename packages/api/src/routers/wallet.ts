import {
  completeCheckoutInput,
  nothing,
  paymentInput,
  paymentOutput,
  topUpInput,
  topUpOutput,
  walletLinesInput,
  walletPage,
  walletView,
} from "@paygo/contracts";
import { completeCheckout, getPayment, getWallet, listWalletLines, startTopUp } from "@paygo/services";
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
});

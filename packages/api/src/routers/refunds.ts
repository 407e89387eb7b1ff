import {
  discountSessionInput,
  disputeOutput,
  disputePage,
  listDisputesInput,
  openDisputeInput,
  refundView,
  resolveDisputeInput,
  withdrawDisputeInput,
} from "@paygo/contracts";
import { discountSession, listDisputes, openDispute, resolveDispute, withdrawDispute } from "@paygo/services";
import { procedure, router } from "../trpc.ts";

export const refundsRouter = router({
  discount: procedure
    .input(discountSessionInput)
    .output(refundView)
    .mutation(({ ctx, input }) => discountSession(ctx.services, ctx.viewer, input)),

  openDispute: procedure
    .input(openDisputeInput)
    .output(disputeOutput)
    .mutation(({ ctx, input }) => openDispute(ctx.services, ctx.viewer, input)),

  withdrawDispute: procedure
    .input(withdrawDisputeInput)
    .output(disputeOutput)
    .mutation(({ ctx, input }) => withdrawDispute(ctx.services, ctx.viewer, input)),

  resolveDispute: procedure
    .input(resolveDisputeInput)
    .output(disputeOutput)
    .mutation(({ ctx, input }) => resolveDispute(ctx.services, ctx.viewer, input)),

  disputes: procedure
    .input(listDisputesInput)
    .output(disputePage)
    .query(({ ctx, input }) => listDisputes(ctx.services, ctx.viewer, input)),
});

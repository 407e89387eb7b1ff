import {
  earningsChartInput,
  earningsChartView,
  earningsView,
  listPayoutsInput,
  nothing,
  payoutAccountOutput,
  payoutOutput,
  payoutPage,
  requestPayoutInput,
  setPayoutScheduleInput,
} from "@paygo/contracts";
import {
  getEarnings,
  getEarningsChart,
  listPayouts,
  requestPayout,
  setPayoutSchedule,
  setUpPayoutAccount,
} from "@paygo/services";
import { procedure, router } from "../trpc.ts";

export const earningsRouter = router({
  get: procedure
    .input(nothing)
    .output(earningsView)
    .query(({ ctx }) => getEarnings(ctx.services, ctx.viewer)),

  chart: procedure
    .input(earningsChartInput)
    .output(earningsChartView)
    .query(({ ctx, input }) => getEarningsChart(ctx.services, ctx.viewer, input)),

  payouts: procedure
    .input(listPayoutsInput)
    .output(payoutPage)
    .query(({ ctx, input }) => listPayouts(ctx.services, ctx.viewer, input)),

  requestPayout: procedure
    .input(requestPayoutInput)
    .output(payoutOutput)
    .mutation(({ ctx, input }) => requestPayout(ctx.services, ctx.viewer, input)),

  setPayoutSchedule: procedure
    .input(setPayoutScheduleInput)
    .output(earningsView)
    .mutation(({ ctx, input }) => setPayoutSchedule(ctx.services, ctx.viewer, input)),

  setUpPayoutAccount: procedure
    .input(nothing)
    .output(payoutAccountOutput)
    .mutation(({ ctx }) => setUpPayoutAccount(ctx.services, ctx.viewer)),
});

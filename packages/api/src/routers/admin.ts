import {
  accountBalancesPage,
  addFeeScheduleInput,
  adjustmentOutput,
  adjustmentPage,
  decideAdjustmentInput,
  feeSchedules,
  ledgerSums,
  ledgerTransactionPage,
  listAdjustmentsInput,
  nothing,
  openSessionsView,
  reconciliationView,
  requestAdjustmentInput,
  searchAccountsInput,
  searchLedgerInput,
  sessionInput,
  sessionOutput,
} from "@paygo/contracts";
import {
  addFeeSchedule,
  decideAdjustment,
  endSessionAsAdmin,
  getLedgerSums,
  getReconciliation,
  listAdjustments,
  listFeeSchedules,
  listOpenSessions,
  reconcileNow,
  requestAdjustment,
  searchAccounts,
  searchLedger,
} from "@paygo/services";
import { procedure, router } from "../trpc.ts";

export const adminRouter = router({
  openSessions: procedure
    .input(nothing)
    .output(openSessionsView)
    .query(({ ctx }) => listOpenSessions(ctx.services, ctx.viewer)),

  endSession: procedure
    .input(sessionInput)
    .output(sessionOutput)
    .mutation(({ ctx, input }) => endSessionAsAdmin(ctx.services, ctx.viewer, input)),

  ledgerSums: procedure
    .input(nothing)
    .output(ledgerSums)
    .query(({ ctx }) => getLedgerSums(ctx.services, ctx.viewer)),

  fees: procedure
    .input(nothing)
    .output(feeSchedules)
    .query(({ ctx }) => listFeeSchedules(ctx.services, ctx.viewer)),

  addFee: procedure
    .input(addFeeScheduleInput)
    .output(feeSchedules)
    .mutation(({ ctx, input }) => addFeeSchedule(ctx.services, ctx.viewer, input)),

  adjustments: procedure
    .input(listAdjustmentsInput)
    .output(adjustmentPage)
    .query(({ ctx, input }) => listAdjustments(ctx.services, ctx.viewer, input)),

  requestAdjustment: procedure
    .input(requestAdjustmentInput)
    .output(adjustmentOutput)
    .mutation(({ ctx, input }) => requestAdjustment(ctx.services, ctx.viewer, input)),

  decideAdjustment: procedure
    .input(decideAdjustmentInput)
    .output(adjustmentOutput)
    .mutation(({ ctx, input }) => decideAdjustment(ctx.services, ctx.viewer, input)),

  searchLedger: procedure
    .input(searchLedgerInput)
    .output(ledgerTransactionPage)
    .query(({ ctx, input }) => searchLedger(ctx.services, ctx.viewer, input)),

  searchAccounts: procedure
    .input(searchAccountsInput)
    .output(accountBalancesPage)
    .query(({ ctx, input }) => searchAccounts(ctx.services, ctx.viewer, input)),

  reconciliation: procedure
    .input(nothing)
    .output(reconciliationView)
    .query(({ ctx }) => getReconciliation(ctx.services, ctx.viewer)),

  reconcile: procedure
    .input(nothing)
    .output(reconciliationView)
    .mutation(({ ctx }) => reconcileNow(ctx.services, ctx.viewer)),
});

import { ledgerSums, nothing, openSessionsView, sessionInput, sessionOutput } from "@paygo/contracts";
import { endSessionAsAdmin, getLedgerSums, listOpenSessions } from "@paygo/services";
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
});

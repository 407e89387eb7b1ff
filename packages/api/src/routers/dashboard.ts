import { dashboardInput, dashboardView, done, nothing } from "@paygo/contracts";
import { checkIn, getDashboard } from "@paygo/services";
import { procedure, router } from "../trpc.ts";

export const dashboardRouter = router({
  get: procedure
    .input(dashboardInput)
    .output(dashboardView)
    .query(({ ctx, input }) => getDashboard(ctx.services, ctx.viewer, input)),

  checkIn: procedure
    .input(nothing)
    .output(done)
    .mutation(({ ctx }) => checkIn(ctx.services, ctx.viewer)),
});

import {
  createServiceInput,
  getServiceInput,
  listServicesInput,
  myServices,
  nothing,
  servicePage,
  serviceView,
  updateServiceInput,
} from "@paygo/contracts";
import { createService, getService, listMyServices, listServices, updateService } from "@paygo/services";
import { procedure, router } from "../trpc.ts";

export const servicesRouter = router({
  list: procedure
    .input(listServicesInput)
    .output(servicePage)
    .query(({ ctx, input }) => listServices(ctx.services, ctx.viewer, input)),

  get: procedure
    .input(getServiceInput)
    .output(serviceView)
    .query(({ ctx, input }) => getService(ctx.services, ctx.viewer, input)),

  mine: procedure
    .input(nothing)
    .output(myServices)
    .query(({ ctx }) => listMyServices(ctx.services, ctx.viewer)),

  create: procedure
    .input(createServiceInput)
    .output(serviceView)
    .mutation(({ ctx, input }) => createService(ctx.services, ctx.viewer, input)),

  update: procedure
    .input(updateServiceInput)
    .output(serviceView)
    .mutation(({ ctx, input }) => updateService(ctx.services, ctx.viewer, input)),
});

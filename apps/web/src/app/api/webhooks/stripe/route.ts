import { handleStripeWebhook } from "@paygo/api";
import { getServices } from "../../../../server/context.ts";

/** For `next dev` and `next start`; the production server answers without Next. */
function handle(request: Request): Promise<Response> {
  return handleStripeWebhook(request, getServices());
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };

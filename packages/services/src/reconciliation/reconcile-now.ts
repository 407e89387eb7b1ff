import type { ReconciliationView } from "@paygo/contracts";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { getReconciliation } from "./get-reconciliation.ts";
import { reconcile } from "./reconcile.ts";

/** Runs the reconciliation for an admin who does not want to wait for the night, and says what came of it. */
export async function reconcileNow(ctx: ServiceContext, viewer: Viewer | null): Promise<ReconciliationView> {
  requireRole(viewer, "admin");
  await reconcile(ctx);
  return getReconciliation(ctx, viewer);
}

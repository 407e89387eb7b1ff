import type { ServiceContext } from "../context.ts";
export async function reconcile(_ctx: ServiceContext): Promise<void> {}

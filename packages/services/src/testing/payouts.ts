import type { PayoutView } from "@paygo/contracts";
import type { Viewer } from "../context.ts";
import { getEarnings } from "../earnings/get-earnings.ts";
import { requestPayout } from "../earnings/request-payout.ts";
import type { TestContext } from "./test-context.ts";

/** A payout that the vendor asks for, under a key of its own unless one is given. */
export async function askForPayout(
  ctx: TestContext,
  vendor: Viewer,
  amountMinor: number,
  idempotencyKey: string = ctx.ids.newId(),
): Promise<PayoutView> {
  return (await requestPayout(ctx, vendor, { amountMinor, idempotencyKey })).payout;
}

/** A vendor's money: available, on its way and paid, in minor units. */
export async function payoutFigures(
  ctx: TestContext,
  vendor: Viewer,
): Promise<[availableMinor: number, inTransitMinor: number, paidMinor: number]> {
  const { availableMinor, inTransitMinor, paidMinor } = await getEarnings(ctx, vendor);
  return [availableMinor, inTransitMinor, paidMinor];
}

import type { AccountKind } from "@paygo/core";
import type { ServiceContext, Viewer } from "../context.ts";
import { releaseEarnings } from "../earnings/release-earnings.ts";
import { setUpPayoutAccount } from "../earnings/set-up-payout-account.ts";
import { advance, goLive, type Meeting, stopAndBill } from "./meeting.ts";
import type { TestContext } from "./test-context.ts";

/** A session of ten seconds that cost `chargedMinor` (a minute); by default 15 % of it is the platform's. */
export async function makeCharged(
  ctx: TestContext,
  chargedMinor = 1_000,
  options: { fundsMinor?: number } = {},
): Promise<Meeting> {
  const service = { pricePerMinuteMinor: chargedMinor };
  const meeting = await goLive(ctx, { fundsMinor: Math.max(10_000, chargedMinor), service, ...options });
  await advance(ctx, meeting, 10);
  await stopAndBill(ctx, meeting);
  return meeting;
}

/** The same person, who has just signed in again. */
export function signedInNow(ctx: ServiceContext, viewer: Viewer): Viewer {
  return { ...viewer, signedInAt: ctx.clock.now() };
}

/** A vendor with available earnings of 85 % of `chargedMinor` and a payout account. Two days later. */
export async function makeEarner(ctx: TestContext, chargedMinor = 4_000): Promise<Viewer> {
  const { vendor } = await makeCharged(ctx, chargedMinor);
  ctx.clock.advance(ctx.settings.disputeWindowMs);
  await releaseEarnings(ctx);
  const known = signedInNow(ctx, vendor);
  await setUpPayoutAccount(ctx, known);
  return known;
}

/** The balance of one account in minor units; 0 where none was opened. */
export async function balanceOf(
  ctx: ServiceContext,
  kind: AccountKind,
  ownerId: string | null,
): Promise<number> {
  const account = await ctx.db.prisma.ledgerAccount.findFirst({ where: { kind, ownerId } });
  return Number(account?.balanceMinor ?? 0n);
}

/** How far a session's share has come, and what of it was released. */
export async function earningOf(
  ctx: ServiceContext,
  sessionId: string,
): Promise<{ state: "pending" | "available"; releasedMinor: number | null }> {
  const row = await ctx.db.prisma.earning.findUniqueOrThrow({ where: { sessionId } });
  return { state: row.state, releasedMinor: row.releasedMinor === null ? null : Number(row.releasedMinor) };
}

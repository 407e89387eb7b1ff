import { withServices } from "@paygo/e2e/people";
import { getWallet, listWalletLines, type ServiceContext, type Viewer } from "@paygo/services";
import { requireSoundBooks } from "./books/require-sound-books.ts";
import { entriesPerTurn, seedLedger } from "./books/seed-ledger.ts";
import { type BenchResult, median } from "./result.ts";
import type { BenchServer } from "./server.ts";

const [few, many] = [1_000, 1_000_000];
/** Others in the large ledger, with as many entries each as the customer of the small one. */
const others = 100;
const rounds = 8;
const readsPerRound = 40;
const goal = 2;

/**
 * What the wallet's page reads (`wallet.get` and the first page of `wallet.lines`, at once) for a customer with
 * 1,000,000 ledger entries, among others, against one with 1,000 in a ledger of nothing else, in alternating rounds.
 */
export async function benchWallet(server: BenchServer): Promise<BenchResult> {
  const [small, large] = [await server.createPlace(), await server.createPlace()];
  const [ofSmall] = await seedLedger(small.databaseUrl, [few / entriesPerTurn]);
  const turns = Array.from({ length: others }, () => few / entriesPerTurn);
  const [ofLarge] = await seedLedger(large.databaseUrl, [many / entriesPerTurn, ...turns]);
  if (!ofSmall || !ofLarge) throw new RangeError("nobody was seeded");
  for (const { databaseUrl } of [small, large]) await requireSoundBooks(databaseUrl);
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  await withServices(small, (inSmall) =>
    withServices(large, async (inLarge) => {
      // The first round of each warms caches and plans, and is not counted.
      for (let round = 0; round <= rounds; round++) {
        const [a, b] = [await readPages(inSmall, ofSmall), await readPages(inLarge, ofLarge)];
        if (round > 0) smallMs.push(...a) && largeMs.push(...b);
      }
    }),
  );
  const [ours, theirs] = [median(largeMs), median(smallMs)];
  return {
    name: "wallet page",
    measured: `${ours.toFixed(2)} ms at ${many} entries`,
    against: `${theirs.toFixed(2)} ms at ${few} entries`,
    ratio: ours / theirs,
    goal: `<= ${goal.toFixed(2)}`,
    isReached: ours / theirs <= goal,
  };
}

async function readPages(ctx: ServiceContext, userId: string): Promise<number[]> {
  const viewer: Viewer = {
    userId,
    role: "user",
    name: "Demo customer",
    via: "cookie",
    signedInAt: new Date(),
  };
  const tookMs: number[] = [];
  while (tookMs.length < readsPerRound) {
    const startedAt = performance.now();
    const [wallet, page] = await Promise.all([
      getWallet(ctx, viewer),
      listWalletLines(ctx, viewer, { limit: 20 }),
    ]);
    tookMs.push(performance.now() - startedAt);
    if (wallet.availableMinor !== 10_000 || page.items.length !== 20)
      throw new Error("another wallet was read");
  }
  return tookMs;
}

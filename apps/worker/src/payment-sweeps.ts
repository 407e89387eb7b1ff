import {
  chargePendingPayments,
  processProviderEvents,
  type ServiceContext,
  sendPayouts,
  sendWithdrawals,
} from "@paygo/services";
import { type Loop, startLoop } from "./loop.ts";

const everyMs = 1_000;

const sweeps = {
  "processing payment events": processProviderEvents,
  "charging saved cards": chargePendingPayments,
  "sending withdrawals": sendWithdrawals,
  "sending payouts": sendPayouts,
} as const;

/**
 * Looks once a second for movements of money that wait: each kind in a loop of its own, so that a provider that
 * takes its time holds up nothing else, least of all the sessions' deadlines.
 */
export function startPaymentSweeps(ctx: ServiceContext): Loop {
  const loops = Object.entries(sweeps).map(([name, work]) =>
    startLoop(ctx.log, name, everyMs, async () => {
      const count = await work(ctx);
      if (count > 0) ctx.log.info({ count }, name);
    }),
  );
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

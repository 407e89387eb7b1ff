import { createServices, loadConfig } from "@paygo/integrations";
import { run as runQueue } from "graphile-worker";
import { startPaymentSweeps } from "./payment-sweeps.ts";
import { startSweeper } from "./sweeper.ts";
import { cronItems, tasks } from "./tasks.ts";

const { context, close } = createServices(loadConfig(), {
  applicationName: "paygo-worker",
  maxConnections: 10,
});
const sweeper = startSweeper(context);
const paymentSweeps = startPaymentSweeps(context);
const queue = await runQueue({
  pgPool: context.db.pool,
  taskList: tasks(context),
  parsedCronItems: cronItems,
  concurrency: 2,
  noHandleSignals: true,
});
context.log.info({}, "the worker is ready");

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await Promise.all([sweeper.stop(), paymentSweeps.stop()]);
  await queue.stop();
  await close();
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
await queue.promise;
await stop();

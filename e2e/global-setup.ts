import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack } from "@paygo/scripts/stack";
import { SHORT_TIMES } from "./fixtures/short-times.ts";

const PASSED_ON = /^(BILLING|SESSION)_\w+_MS$|^LOG_LEVEL$/;

/** Starts PayGo once for all specs. `fixtures/place.ts` reads what is noted in the environment here. */
export default async function startPayGo(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "paygo-throwaway-e2e-"));
  const wanted = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  const tidy = () => rmSync(dataDir, { recursive: true, force: true });
  const stack = await startStack({ dataDir, env: { ...SHORT_TIMES, ...Object.fromEntries(wanted) } }).catch(
    (error: unknown) => {
      tidy();
      throw error;
    },
  );
  process.env.PAYGO_E2E_URL = stack.baseUrl;
  process.env.PAYGO_E2E_DATABASE_URL = stack.databaseUrl;
  process.env.PAYGO_E2E_DATA_DIR = dataDir;
  return async () => {
    await stack.stop();
    tidy();
  };
}

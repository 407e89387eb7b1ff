import { createDatabase } from "@paygo/db";
import { createFaults } from "./faults.ts";
import { findFractions } from "./invariants.ts";
import type { Stage } from "./run.ts";

/**
 * Opens a stage on a migrated database. The services get one connection, so that one seed always does the same
 * in the same order; how they fare with many at once is what the storms are for.
 */
export async function openStage(url: string): Promise<Stage & { close(): Promise<void> }> {
  const db = createDatabase({ url, maxConnections: 1, applicationName: "paygo-simulation" });
  const eye = createDatabase({ url, maxConnections: 1, applicationName: "paygo-simulation-eye" });
  const faults = createFaults();
  faults.watch(db);
  const fractions = await findFractions(eye);
  if (fractions.length > 0) throw new Error(fractions.join("\n"));
  return {
    db,
    eye,
    faults,
    async close() {
      await db.close();
      await eye.close();
    },
  };
}

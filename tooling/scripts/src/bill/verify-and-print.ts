import { DomainError } from "@paygo/core";
import { createDatabase } from "@paygo/db";
import { StartupProblem } from "@paygo/db/operations";
import { verifyBill } from "@paygo/services";
import type { Write } from "../steps.ts";
import { billReport } from "./bill-report.ts";

/**
 * Prints the report about a session's bill. Returns the exit code: 0 when everything agrees.
 *
 * @throws StartupProblem for a session that is none or has not ended.
 */
export async function verifyAndPrint(databaseUrl: string, sessionId: string, write: Write): Promise<0 | 1> {
  const db = createDatabase({ url: databaseUrl, maxConnections: 1, applicationName: "paygo-verify-bill" });
  try {
    const check = await verifyBill(db.sql, sessionId);
    write(billReport(check));
    return check.differences.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "not_found") throw error;
    throw new StartupProblem(`There is no bill of session ${sessionId}: ${error.message}.`);
  } finally {
    await db.close();
  }
}

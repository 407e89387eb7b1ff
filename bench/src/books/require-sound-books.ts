import { findBookProblems } from "@paygo/services/testing/books";
import pg from "pg";

/** Audits every balance, hold, charge and share of a database: figures of unsound books would mean nothing. */
export async function requireSoundBooks(databaseUrl: string): Promise<void> {
  // A pool without the time limit that statements of the application have.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const problems = await findBookProblems({ pool });
    if (problems.length > 0)
      throw new Error(`the books are not in order: ${problems.slice(0, 3).join("; ")}`);
  } finally {
    await pool.end();
  }
}

import { randomBytes } from "node:crypto";
import { Client, escapeIdentifier } from "pg";

export interface ScratchDatabase {
  readonly name: string;
  readonly url: string;
  /** Removes the database together with whoever is still connected to it. */
  drop(): Promise<void>;
}

/** The same server and login, another database. */
export function withDatabaseName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

/** Runs one statement on a connection of its own. */
export async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Creates a database with a random name beside the one of `url`, empty or as a copy of `template`.
 * The login needs the right to create databases.
 */
export async function createScratchDatabase(url: string, template?: string): Promise<ScratchDatabase> {
  const name = `paygo_scratch_${randomBytes(8).toString("hex")}`;
  const copy = template === undefined ? "template0" : template;
  await runOnServer(url, `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(copy)}`);
  return {
    name,
    url: withDatabaseName(url, name),
    drop: () => runOnServer(url, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  };
}

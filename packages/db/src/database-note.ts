import { Client, escapeIdentifier, escapeLiteral } from "pg";

async function ask<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The database's own comment, where the start command notes what it has put into it. */
export function readDatabaseNote(url: string): Promise<string | null> {
  return ask(url, async (client) => {
    const { rows } = await client.query<{ note: string | null }>(
      "SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = current_database()",
    );
    return rows[0]?.note ?? null;
  });
}

/** Replaces the comment. The login must own the database; otherwise nothing is noted. */
export function writeDatabaseNote(url: string, note: string): Promise<void> {
  return ask(url, async (client) => {
    const { rows } = await client.query<{ name: string; is_owner: boolean }>(
      "SELECT datname AS name, pg_has_role(datdba, 'USAGE') AS is_owner FROM pg_database WHERE datname = current_database()",
    );
    const [database] = rows;
    if (database?.is_owner !== true) return;
    await client.query(`COMMENT ON DATABASE ${escapeIdentifier(database.name)} IS ${escapeLiteral(note)}`);
  });
}

import { randomInt } from "node:crypto";
import pg from "pg";
import type { TpcB } from "./tpc-b.ts";

/** Branches; `pgbench` wants at least as many as there are connections, or it measures waiting for a row. */
export const scale = 10;
const accountsPerBranch = 100_000;
const tellersPerBranch = 10;

/** The tables of `pgbench -i`, filled as it fills them. */
const setUp = `
  CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int, filler char(88)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_tellers (tid int PRIMARY KEY, bid int, tbalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
  INSERT INTO pgbench_branches SELECT n, 0, '' FROM generate_series(1, ${scale}) n;
  INSERT INTO pgbench_tellers SELECT n, (n - 1) / ${tellersPerBranch} + 1, 0, '' FROM generate_series(1, ${scale * tellersPerBranch}) n;
  INSERT INTO pgbench_accounts SELECT n, (n - 1) / ${accountsPerBranch} + 1, 0, '' FROM generate_series(1, ${scale * accountsPerBranch}) n`;

/** The script `tpcb-like`, statement by statement. */
const script = {
  account: "UPDATE pgbench_accounts SET abalance = abalance + $1 WHERE aid = $2",
  look: "SELECT abalance FROM pgbench_accounts WHERE aid = $1",
  teller: "UPDATE pgbench_tellers SET tbalance = tbalance + $1 WHERE tid = $2",
  branch: "UPDATE pgbench_branches SET bbalance = bbalance + $1 WHERE bid = $2",
  history:
    "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)",
};

/** TPC-B from this process, for machines without `pgbench`: slower than it, as Node does what C does there. */
export async function openTpcBByHand(databaseUrl: URL, connections: number): Promise<TpcB> {
  const pool = new pg.Pool({ connectionString: databaseUrl.href, max: connections });
  await pool.query(setUp);
  await pool.query("VACUUM ANALYZE");
  return {
    program: "pgbench's script run over pg, as there is no pgbench here",
    async transactionsPerSecond(seconds) {
      const startedAt = performance.now();
      let done = 0;
      await Promise.all(
        Array.from({ length: connections }, async () => {
          const client = await pool.connect();
          while (performance.now() - startedAt < seconds * 1000) {
            await transact(client);
            done++;
          }
          client.release();
        }),
      );
      return (done * 1000) / (performance.now() - startedAt);
    },
    close: () => pool.end(),
  };
}

async function transact(client: pg.PoolClient): Promise<void> {
  const aid = randomInt(1, scale * accountsPerBranch + 1);
  const tid = randomInt(1, scale * tellersPerBranch + 1);
  const bid = randomInt(1, scale + 1);
  const delta = randomInt(-5_000, 5_001);
  const send = (name: keyof typeof script, values: number[]) =>
    client.query({ name, text: script[name], values });
  await client.query("BEGIN");
  await send("account", [delta, aid]);
  await send("look", [aid]);
  await send("teller", [delta, tid]);
  await send("branch", [delta, bid]);
  await send("history", [tid, bid, aid, delta]);
  await client.query("END");
}

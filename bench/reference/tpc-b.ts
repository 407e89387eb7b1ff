import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { promisify } from "node:util";
import { openTpcBByHand, scale } from "./tpc-b-by-hand.ts";

const run = promisify(execFile);
/** Debian's place (the newest version first), then those of other systems. */
const places = [
  "/usr/lib/postgresql/*/bin/pgbench",
  "/usr/pgsql-*/bin/pgbench",
  "/{usr,usr/local,opt/homebrew}/bin/pgbench",
];

/** The yardstick: TPC-B as `pgbench` has it, with statements that are prepared once a connection. */
export interface TpcB {
  /** What ran it. */
  program: string;
  transactionsPerSecond(seconds: number): Promise<number>;
  close(): Promise<void>;
}

/** Fills an empty database with `pgbench`'s tables. Without a `pgbench` on this machine its script runs over `pg`. */
export async function openTpcB(databaseUrl: URL, connections: number): Promise<TpcB> {
  const pgbench = places.flatMap((place) => globSync(place).toSorted().reverse())[0];
  if (pgbench === undefined) {
    process.stdout.write("  No pgbench was found; install Debian's package postgresql for the original.\n");
    return openTpcBByHand(databaseUrl, connections);
  }
  const env = { PGPASSWORD: decodeURIComponent(databaseUrl.password), PATH: "/usr/bin:/bin" };
  const address = ["-h", databaseUrl.hostname, "-p", databaseUrl.port, "-U", databaseUrl.username];
  const call = async (...options: string[]) => {
    const { stdout } = await run(pgbench, [...options, ...address, databaseUrl.pathname.slice(1)], {
      env: Object.assign({ NODE_ENV: "production" as const }, env),
    });
    return stdout;
  };
  await call("-i", "-q", "-s", String(scale));
  return {
    program: "pgbench",
    async transactionsPerSecond(seconds) {
      const output = await call(
        "-n",
        "-M",
        "prepared",
        "-c",
        String(connections),
        "-j",
        "2",
        "-T",
        String(seconds),
      );
      const tps = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
      if (!(tps > 0)) throw new Error(`pgbench told no rate: ${output}`);
      return tps;
    },
    close: async () => undefined,
  };
}

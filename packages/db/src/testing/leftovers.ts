import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOwnerAlive, serverPidOf, stopServer } from "../embedded/owner.ts";

/** Prefix of the folders of throwaway servers in the system's folder for temporary files. */
export const THROWAWAY_PREFIX = "paygo-throwaway-";

/** Stops the servers and removes the folders of test runs that were killed before they could. */
export async function clearLeftovers(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(THROWAWAY_PREFIX));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    // A whole stack keeps its server one level deeper. Without an owner, a run is just being set up.
    const cluster = [folder, join(folder, "postgres")].find((path) => isOwnerAlive(path) === false);
    if (cluster === undefined) continue;
    const pid = serverPidOf(join(cluster, "data"));
    if (pid !== null) await stopServer(pid);
    rmSync(folder, { recursive: true, force: true });
  }
}

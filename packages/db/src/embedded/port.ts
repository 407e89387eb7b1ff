import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const HOST = "127.0.0.1";

/** Whether a program could listen on this port of the loopback address. 0 asks the system for one. */
export function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: HOST }, () => {
      const address = server.address();
      const found = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(found));
    });
  });
}

/** The port of the last start in this folder, or null before the first. */
export function rememberedPort(folder: string): number | null {
  try {
    return Number.parseInt(readFileSync(join(folder, "port"), "utf8"), 10) || null;
  } catch {
    return null;
  }
}

/** The port of the last start if it is still free, else a free one, which is remembered. */
export async function choosePort(folder: string): Promise<number> {
  const port = (await tryPort(rememberedPort(folder) ?? 0)) ?? (await tryPort(0));
  if (port === null) throw new Error("no free port on the loopback address");
  writeFileSync(join(folder, "port"), `${port}\n`);
  return port;
}

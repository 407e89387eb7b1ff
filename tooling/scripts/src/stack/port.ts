import { createServer } from "node:net";
import { StartupProblem } from "@paygo/db/operations";

function tryListen(port: number, host: string | undefined): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else if (error.code === "EACCES") {
        reject(
          new StartupProblem(`Port ${port} is reserved for the system; set PORT to a number above 1023.`),
        );
      } else reject(error);
    });
    server.listen(host === undefined ? { port } : { port, host }, () => {
      const address = server.address();
      const found = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(found));
    });
  });
}

/**
 * Proves that the web app can listen on `port`, on every address as well as on the loopback alone.
 *
 * @throws StartupProblem when another program has it.
 */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of [undefined, "0.0.0.0", "127.0.0.1"]) {
    if ((await tryListen(port, host)) !== null) continue;
    throw new StartupProblem(
      `Port ${port} is in use by another program; stop that program, or choose another port: PORT=${port + 1} npm start.`,
    );
  }
}

/** A port that is free now. */
export async function findFreePort(): Promise<number> {
  const port = await tryListen(0, undefined);
  if (port === null) throw new Error("the system gave no free port");
  return port;
}

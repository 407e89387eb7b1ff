/** Called by Next once in each kind of server process, before it takes requests. */
export async function register(): Promise<void> {
  // Next compiles this file for the edge as well, where nothing of ours runs, and puts the value in.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { prepareServer } = await import("./server/prepare-server.ts");
    prepareServer();
  }
}

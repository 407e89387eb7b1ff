/** Called by Next once in the server process, before it takes requests. */
export async function register(): Promise<void> {
  const { prepareServer } = await import("./server/prepare-server.ts");
  prepareServer();
}

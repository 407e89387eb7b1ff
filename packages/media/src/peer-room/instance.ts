/** The name of one stay in the room. Not `randomUUID`, which plain-http pages on a LAN do not have. */
export function createInstance(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");
}

/**
 * 32 hexadecimal digits that nobody else has: for the device of a tab and for idempotency keys. Not
 * `crypto.randomUUID`, which pages over plain http in a local network do not have.
 */
export function createRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

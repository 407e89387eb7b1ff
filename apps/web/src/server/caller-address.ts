import { DomainError } from "@paygo/core";
import { isLocalAddress } from "@paygo/integrations/config";

/** Longest textual IP address (IPv6 with an embedded IPv4), so that no caller stores long text in a rate limit. */
const MAX_ADDRESS_LENGTH = 45;

/**
 * The address of the peer. `prepareServer` has made `X-Forwarded-For` trustworthy: without a
 * proxy it is the socket's own address, behind one its last entry is the address that the proxy saw.
 */
export function callerAddress(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return last.slice(0, MAX_ADDRESS_LENGTH) || "unknown";
}

/** Whether a caller is on this machine or its own network. */
export function isLocalCaller(address: string): boolean {
  return isLocalAddress(address);
}

/**
 * Lets in callers on this machine or its own network only: what needs no password is not for everybody who
 * reaches the port. Throws `forbidden`.
 */
export function requireLocalCaller(address: string): void {
  if (!isLocalCaller(address)) throw new DomainError("forbidden", `${address} is not on this network`);
}

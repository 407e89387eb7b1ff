import { isIP } from "node:net";

/**
 * What a limit per caller counts by: an IPv4 address itself, an IPv6 address by its /64, for a subscriber has
 * a whole one (RFC 6177) and could else be a new caller every time. IPv4 within IPv6 (RFC 4291, 2.5.5.2) is
 * IPv4. What is no address stays as it is.
 */
export function callerNetwork(ip: string): string {
  if (isIP(ip) !== 6) return ip;
  const groups = groupsOf(ip);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
  }
  const prefix = groups.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(":")}::/64`;
}

/** The eight groups of a valid IPv6 address, with or without a zone. */
function groupsOf(ip: string): number[] {
  // The URL parser writes dotted quads as groups.
  const canonical = new URL(`http://[${ip.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = canonical
    .split("::")
    .map((part) => part.split(":").flatMap((group) => (group ? [Number.parseInt(group, 16)] : [])));
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

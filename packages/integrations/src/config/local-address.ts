import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

const local = new BlockList();
local.addSubnet("127.0.0.0", 8);
local.addSubnet("10.0.0.0", 8);
local.addSubnet("172.16.0.0", 12);
local.addSubnet("192.168.0.0", 16);
local.addSubnet("169.254.0.0", 16);
local.addAddress("::1", "ipv6");
local.addSubnet("fc00::", 7, "ipv6");
local.addSubnet("fe80::", 10, "ipv6");

/** The address without brackets and zone (`fe80::1%eth0`), and 4 or 6; 0 for a name. */
function readHost(hostname: string): { name: string; version: number } {
  const name = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const address = name.replace(/%.*$/, "");
  return isIP(address) === 0 ? { name, version: 0 } : { name: address, version: isIP(address) };
}

function isIn(list: BlockList, address: string, version: number): boolean {
  return list.check(address, version === 6 ? "ipv6" : "ipv4");
}

function isLocalhostName(name: string): boolean {
  return name === "localhost" || name.endsWith(".localhost");
}

/** Whether a host name of a URL, or an address, is this very machine (RFC 1122, RFC 4291, RFC 6761). */
export function isLoopbackAddress(hostname: string): boolean {
  const { name, version } = readHost(hostname);
  return version === 0 ? isLocalhostName(name) : isIn(loopback, name, version);
}

/**
 * Whether a host name of a URL, or the address of a caller, is this machine or its own network (RFC 1918,
 * RFC 4193, RFC 6761, RFC 6762).
 */
export function isLocalAddress(hostname: string): boolean {
  const { name, version } = readHost(hostname);
  return version === 0 ? isLocalhostName(name) || name.endsWith(".local") : isIn(local, name, version);
}

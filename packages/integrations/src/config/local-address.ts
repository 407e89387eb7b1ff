import { BlockList, isIP } from "node:net";

const local = new BlockList();
local.addSubnet("127.0.0.0", 8);
local.addSubnet("10.0.0.0", 8);
local.addSubnet("172.16.0.0", 12);
local.addSubnet("192.168.0.0", 16);
local.addSubnet("169.254.0.0", 16);
local.addAddress("::1", "ipv6");
local.addSubnet("fc00::", 7, "ipv6");
local.addSubnet("fe80::", 10, "ipv6");

/** Whether a host name of a URL is this machine or its own network (RFC 1918, RFC 4193, RFC 6761, RFC 6762). */
export function isLocalAddress(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const version = isIP(name);
  if (version !== 0) return local.check(name, version === 6 ? "ipv6" : "ipv4");
  return name === "localhost" || name.endsWith(".localhost") || name.endsWith(".local");
}

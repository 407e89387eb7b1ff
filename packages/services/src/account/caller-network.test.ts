import { expect, test } from "vitest";
import { callerNetwork } from "./caller-network.ts";

test.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::5:6:7:8", "2001:db8:0:0::/64"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["1:2:3:4::", "1:2:3:4::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as its /64", (ip, network) => {
  expect(callerNetwork(ip)).toBe(network);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::FFFF:cb00:7107", "203.0.113.7"],
  ["::ffff:0.0.0.1", "0.0.0.1"],
])("%s counts as that IPv4 address alone", (ip, address) => {
  expect(callerNetwork(ip)).toBe(address);
});

test.each(["unknown", "", "1.2.3", "2001:db8::/32", ":::1"])("what is no address stays: %j", (text) => {
  expect(callerNetwork(text)).toBe(text);
});

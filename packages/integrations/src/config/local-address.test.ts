import { expect, test } from "vitest";
import { isLocalAddress, isLoopbackAddress } from "./local-address.ts";

test.each([
  "localhost",
  "LOCALHOST",
  "app.localhost",
  "printer.local",
  "127.0.0.1",
  "127.9.9.9",
  "10.1.2.3",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "169.254.1.1",
  "[::1]",
  "[fd00::1]",
  "[fe80::1]",
  "fe80::1%eth0",
  "::ffff:127.0.0.1",
  "::ffff:192.168.0.1",
])("%s is this machine or its own network", (hostname) => {
  expect(isLocalAddress(hostname)).toBe(true);
});

test.each([
  "paygo.example",
  "localhost.paygo.example",
  "notlocalhost",
  "local",
  "8.8.8.8",
  "172.32.0.1",
  "172.15.0.1",
  "192.169.0.1",
  "0.0.0.0",
  "[2001:db8::1]",
  "[::ffff:8.8.8.8]",
  "127.0.0.1.paygo.example",
  "unknown",
])("%s is somewhere else", (hostname) => {
  expect(isLocalAddress(hostname)).toBe(false);
});

test.each([
  ["localhost", true],
  ["paygo.localhost", true],
  ["127.0.0.2", true],
  ["[::1]", true],
  ["192.168.0.1", false],
  ["printer.local", false],
  ["0.0.0.0", false],
])("%s is this very machine: %s", (hostname, expected) => {
  expect(isLoopbackAddress(hostname)).toBe(expected);
});

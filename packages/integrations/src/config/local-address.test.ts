import { expect, test } from "vitest";
import { isLocalAddress } from "./local-address.ts";

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
])("%s is somewhere else", (hostname) => {
  expect(isLocalAddress(hostname)).toBe(false);
});

import { expect, test } from "vitest";
import { contentPolicy } from "./content-policy.ts";

const options = { nonce: "bm9uY2U=", roomProvider: "peer", isDevelopment: false, isHttps: true } as const;

test("in production only scripts with the nonce run, nothing is evaluated, and nobody frames the page", () => {
  const policy = contentPolicy(options);
  expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("upgrade-insecure-requests");
});

test("Agora's hosts, on any port, are open only where Agora is the room", () => {
  expect(contentPolicy(options)).toContain("connect-src 'self';");
  const policy = contentPolicy({ ...options, roomProvider: "agora" });
  expect(policy).toContain("wss://*.edge.agora.io:*");
  expect(policy).toContain("https://*.agora.io:*");
});

test("without https the browser is not told to upgrade", () => {
  expect(contentPolicy({ ...options, isHttps: false })).not.toContain("upgrade-insecure-requests");
});

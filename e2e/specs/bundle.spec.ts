import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { phase, ring } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

const BUILD = join(import.meta.dirname, "../../apps/web/.next");
const SERVER_ONLY = [
  "RtcTokenBuilder",
  "NEXTAUTH_SECRET",
  "AGORA_APP_CERTIFICATE",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "DATABASE_URL",
];
/** Of all that browsers get, only the Agora SDK has it; our own code names it in types alone. */
const AGORA_SDK = "AgoraRTCClient";

function filesWith(text: string, folder: "static" | "server"): string[] {
  const files = globSync(`${folder}/**/*.js`, { cwd: BUILD });
  return files.filter((file) => readFileSync(join(BUILD, file), "utf8").includes(text));
}

test("what belongs to the server is in no file that browsers get", () => {
  for (const text of SERVER_ONLY) {
    expect(filesWith(text, "server"), `${text} is in the build`).not.toEqual([]);
    expect(filesWith(text, "static"), `${text} is for nobody`).toEqual([]);
  }
});

test("the room of the peer provider loads no Agora SDK", async ({ openAs, pair }) => {
  expect(filesWith(AGORA_SDK, "static"), "the SDK is a chunk of its own").not.toEqual([]);
  const customer = await openAs(pair.customer);
  const scripts = new Set<string>();
  customer.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/_next/static/") && pathname.endsWith(".js")) scripts.add(pathname);
  });
  await ring(customer, pair);
  scripts.clear();
  await customer.reload();
  await expect(phase(customer, "calling")).toBeVisible();
  expect(scripts.size).toBeGreaterThan(3);
  for (const script of scripts) {
    const source = readFileSync(join(BUILD, script.replace("/_next/", "")), "utf8");
    expect(source.includes(AGORA_SDK), script).toBe(false);
  }
});

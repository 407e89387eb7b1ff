import { gzipSync } from "node:zlib";
import type { Person } from "@paygo/e2e/people";
import { findChromium } from "@paygo/scripts/chromium";
import { type Browser, chromium } from "@playwright/test";
import type { BenchResult } from "./result.ts";
import { createPairs, openSessions } from "./sessions.ts";
import type { BenchStack } from "./stack.ts";

/** Gzipped kilobytes of JavaScript that each page loads, against its budget. */
export async function benchBundle(stack: BenchStack): Promise<BenchResult[]> {
  const [host] = (await openSessions(stack, await createPairs(stack, 1))).flat();
  if (!host) throw new RangeError("no session was opened");
  const sessionId = String(JSON.parse(host.body).sessionId);
  const { executablePath } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--no-sandbox"],
  });
  try {
    return [
      toResult("catalogue", await scriptKilobytes(browser, stack.baseUrl, "/", null), 130),
      toResult(
        "room",
        await scriptKilobytes(browser, stack.baseUrl, `/sessions/${sessionId}`, host.person),
        200,
      ),
    ];
  } finally {
    await browser.close();
  }
}

function toResult(page: string, kilobytes: number, budget: number): BenchResult {
  const ratio = kilobytes / budget;
  return {
    name: `JavaScript of the ${page}`,
    measured: `${kilobytes.toFixed(1)} kB gzip`,
    against: `${budget} kB`,
    ratio,
    goal: "<= 1.00",
    isReached: ratio <= 1,
  };
}

async function scriptKilobytes(
  browser: Browser,
  baseUrl: string,
  path: string,
  person: Person | null,
): Promise<number> {
  const context = await browser.newContext();
  if (person) await context.addCookies([{ ...person.cookie, url: baseUrl }]);
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${baseUrl}${path}`, { waitUntil: "load" });
  // The event stream stays open, so the network never idles: wait until no script came for a second.
  for (let known = -1; known !== sizes.length; ) {
    known = sizes.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return total / 1000;
}

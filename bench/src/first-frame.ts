import { createServer } from "node:http";
import type { Pair, Person } from "@paygo/e2e/people";
import { watchConnections } from "@paygo/e2e/remote-media";
import { findChromium } from "@paygo/scripts/chromium";
import { type Browser, chromium, type Page } from "@playwright/test";
import { twoTabsPage } from "../reference/two-tabs.ts";
import { type BenchResult, median } from "./result.ts";
import { createPairs } from "./sessions.ts";
import type { BenchStack } from "./stack.ts";

const rounds = 7;
/** How long a person hears the ring before they press. Nobody is faster. */
const reactionMs = 1_000;

/** Milliseconds from the vendor's click on "Answer" to the first decoded remote frame, against a bare two-tab script. */
export async function benchFirstFrame(stack: BenchStack): Promise<BenchResult> {
  const [pair] = await createPairs(stack, 1);
  if (!pair) throw new RangeError("no pair was made");
  const { executablePath } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--no-sandbox"],
  });
  const yardstick = await serveTwoTabs();
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    // The first round of each warms caches and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const oursMs = await paygoFrame(browser, stack, pair);
      const bareMs = await bareFrame(browser, yardstick.url);
      if (round > 0) ours.push(oursMs) && bare.push(bareMs);
    }
    const ratio = median(ours) / median(bare);
    return {
      name: "first remote frame",
      measured: `${median(ours).toFixed(0)} ms`,
      against: `${median(bare).toFixed(0)} ms (bare two-tab script)`,
      ratio,
      goal: "<= 1.15",
      isReached: ratio <= 1.15,
    };
  } finally {
    yardstick.close();
    await browser.close();
  }
}

async function paygoFrame(browser: Browser, stack: BenchStack, pair: Pair): Promise<number> {
  const customer = await openPage(browser, stack.baseUrl, pair.customer);
  const vendor = await openPage(browser, stack.baseUrl, pair.vendor);
  await vendor.goto(`${stack.baseUrl}/dashboard`);
  await customer.goto(`${stack.baseUrl}/services/${pair.serviceId}`);
  await customer.getByRole("button", { name: /^Start/ }).click();
  await vendor.getByRole("button", { name: "Answer" }).waitFor();
  // The customer's camera is on while it rings, in both.
  await customer.waitForFunction(() =>
    [...document.querySelectorAll("video")].some((video) => video.videoWidth > 0),
  );
  await vendor.waitForTimeout(reactionMs);
  // From the click as the page sees it: what the test driver takes to move the mouse is not the product's.
  await vendor.evaluate(() => {
    addEventListener("click", () => Object.assign(globalThis, { answeredAt: Date.now() }), {
      capture: true,
      once: true,
    });
  });
  await vendor.getByRole("button", { name: "Answer" }).click();
  const frameAt = await firstFrameAt(vendor);
  const elapsedMs = frameAt - Number(await vendor.evaluate("answeredAt"));
  // Settled before the next round: the same two people meet again.
  const settled = customer.waitForResponse(/streaming\.stop/);
  await customer.getByRole("button", { name: /^End/ }).click();
  await settled;
  await customer.context().close();
  await vendor.context().close();
  return elapsedMs;
}

async function bareFrame(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const [waiting, answering] = [await context.newPage(), await context.newPage()];
  for (const page of [waiting, answering]) {
    await watchConnections(page);
    await page.goto(url);
  }
  await waiting.evaluate("wait()");
  const startedAt = Date.now();
  await answering.evaluate("void answer()");
  const elapsedMs = (await firstFrameAt(answering)) - startedAt;
  await context.close();
  return elapsedMs;
}

async function openPage(browser: Browser, baseUrl: string, person: Person): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies([{ ...person.cookie, url: baseUrl }]);
  const page = await context.newPage();
  await watchConnections(page);
  return page;
}

/** When, in epoch milliseconds, the page had decoded its first remote video frame. */
function firstFrameAt(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    const giveUpAt = Date.now() + 30_000;
    while (Date.now() < giveUpAt) {
      for (const connection of connections) {
        for (const report of (await connection.getStats()).values()) {
          if (report.type === "inbound-rtp" && report.kind === "video" && report.framesDecoded > 0)
            return Date.now();
        }
      }
      await new Promise(requestAnimationFrame);
    }
    throw new Error("no remote frame within 30 s");
  });
}

async function serveTwoTabs(): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(twoTabsPage);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the two-tab page has no port");
  return { url: `http://localhost:${address.port}/`, close: () => server.close() };
}

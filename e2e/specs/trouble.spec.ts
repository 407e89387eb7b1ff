import { getReceipt, type ServiceContext } from "@paygo/services";
import type { Locator, Page } from "@playwright/test";
import { expectBillsRecomputable } from "../fixtures/books.ts";
import { blockCamera } from "../fixtures/devices.ts";
import { createPair, type Person } from "../fixtures/people.ts";
import {
  endSession,
  expectFramesToFlow,
  phase,
  ring,
  runMeter,
  startSession,
  waitOnDashboard,
} from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

/** A session that was lost because one host was: it ended by the silence, and the silence is not billed. */
async function expectBilledToLastEvidence(
  { db }: ServiceContext,
  sessionId: string,
  lost: Person,
): Promise<void> {
  const session = await db.prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { participants: { where: { userId: lost.userId } } },
  });
  const last = session.participants[0]?.lastEvidenceAt;
  if (!session.liveAt || !session.endedAt || !last) throw new Error("the session was never live");
  expect(session.endReason).toBe("connection_lost");
  expect(session.billableMs).toBeGreaterThan(0);
  // Both were there a moment before the session was marked live.
  expect(session.billableMs).toBeLessThanOrEqual(last.getTime() - session.liveAt.getTime() + 1_000);
  expect(session.endedAt.getTime() - last.getTime()).toBeGreaterThanOrEqual(30_000);
}

test("with a killed tab, and with a sign-in revoked everywhere, the bill stops at the last evidence, not at the detection", async ({
  hosts,
  pair,
  openAs,
  services,
  place,
}) => {
  test.slow();
  const killedId = await startSession(hosts, pair);
  await runMeter(hosts.customer);
  const devtools = await hosts.vendor.context().newCDPSession(hosts.vendor);
  // The renderer dies at once: no "left", no last heartbeat.
  devtools.send("Page.crash").catch(() => undefined);
  await expect(phase(hosts.customer, "reconnecting")).toBeVisible({ timeout: 20_000 });

  // While that session is silent, two others meet.
  const others = await createPair(services, place);
  const [customer, vendor] = [await openAs(others.customer), await openAs(others.vendor)];
  const revokedId = await startSession({ customer, vendor }, others);
  await runMeter(customer);
  await test.step("the customer signs out everywhere in another tab", async () => {
    const account = await customer.context().newPage();
    await account.goto("/account");
    const button = (within: Page | Locator) =>
      within.getByRole("button", { name: "Sign out everywhere", exact: true });
    await button(account).click();
    await button(account.getByRole("dialog").or(account.getByRole("alertdialog"))).click();
    await account.waitForURL("**/sign-in**");
  });
  await expect(phase(customer, "failed")).toContainText("Your sign-in has expired");
  const back = `/sign-in?callbackUrl=${encodeURIComponent(`/sessions/${revokedId}`)}`;
  await expect(customer.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", back);
  await expect(phase(vendor, "reconnecting")).toBeVisible();

  for (const page of [hosts.customer, vendor]) {
    await expect(phase(page, "ended")).toContainText("connection was lost", { timeout: 50_000 });
  }
  await expectBilledToLastEvidence(services, killedId, pair.vendor);
  await expectBilledToLastEvidence(services, revokedId, others.customer);
  await expectBillsRecomputable(services, others);
});

for (const side of ["customer", "vendor"] as const) {
  test(`a reload by the ${side} comes back to the same place, and the time in between is not billed`, async ({
    hosts,
    pair,
    services,
  }) => {
    const { customer, vendor } = hosts;
    const sessionId = await startSession(hosts, pair);
    const places = () =>
      services.db.prisma.participant.findMany({
        where: { sessionId },
        select: { userId: true, uid: true, device: true },
        orderBy: { uid: "asc" },
      });
    const before = await places();
    const [reloading, staying] = side === "customer" ? [customer, vendor] : [vendor, customer];
    // An interval has a length from the second heartbeat on.
    const expectProof = () =>
      expect
        .poll(async () => {
          const where = { sessionId, userId: pair[side].userId };
          const { presentSince, lastEvidenceAt } = await services.db.prisma.participant.findFirstOrThrow({
            where,
          });
          return (lastEvidenceAt?.getTime() ?? 0) - (presentSince?.getTime() ?? 0);
        })
        .toBeGreaterThan(0);
    await expectProof();
    // It may be there for less than `expect` takes between two looks; this one looks at every frame.
    await Promise.all([phase(staying, "reconnecting").waitFor(), reloading.reload()]);
    await expect(phase(reloading, "live")).toBeVisible({ timeout: 20_000 });
    await expect(phase(staying, "live")).toBeVisible({ timeout: 20_000 });
    await expectFramesToFlow(reloading);
    await expectFramesToFlow(staying);
    expect(await places()).toEqual(before);
    await expectProof();
    await endSession(hosts, staying);

    const { presence, billableMs } = await getReceipt(services, pair[side], { sessionId });
    expect(presence[side]).toHaveLength(2);
    const [left, cameBack] = presence[side].map(({ startedAt, endedAt }) => ({
      startMs: Date.parse(startedAt),
      endMs: Date.parse(endedAt),
    }));
    if (!left || !cameBack) throw new Error("not two intervals");
    expect(cameBack.startMs).toBeGreaterThan(left.endMs);
    // What the reloading side proved before and after is all that can be billed: nothing of the gap.
    expect(billableMs).toBeGreaterThan(0);
    expect(billableMs).toBeLessThanOrEqual(left.endMs - left.startMs + cameBack.endMs - cameBack.startMs);
  });
}

test("a second tab takes the vendor's place over and the first one lets go", async ({
  hosts,
  openAs,
  pair,
}) => {
  const { customer, vendor } = hosts;
  const sessionId = await startSession(hosts, pair);
  const second = await openAs(pair.vendor);
  await second.goto(`/sessions/${sessionId}`);
  const takeHere = second.getByRole("button", { name: "Take it here" });
  await expect(takeHere.or(phase(second, "live"))).toBeVisible();
  if (await takeHere.isVisible()) await takeHere.click();
  await expect(phase(second, "live")).toBeVisible({ timeout: 20_000 });
  await expect(phase(vendor, "elsewhere")).toBeVisible();
  await expectFramesToFlow(second);
  await expectFramesToFlow(customer);
  await endSession({ customer, vendor: second }, second);
});

test("without a camera the session goes on with sound, and says how to allow the camera", async ({
  hosts,
  pair,
}) => {
  const { customer, vendor } = hosts;
  await blockCamera(vendor);
  await waitOnDashboard(vendor);
  await ring(customer, pair);
  await vendor.getByRole("button", { name: "Answer" }).click();
  await expect(phase(customer, "live")).toBeVisible();
  await expect(vendor.getByText("Your camera is blocked")).toBeVisible();
  await expect(customer.getByText(/camera is off/)).toBeVisible();
  await expectFramesToFlow(vendor);
  await endSession(hosts);
});

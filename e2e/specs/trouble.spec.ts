import { getReceipt } from "@paygo/services";
import { blockCamera } from "../fixtures/devices.ts";
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

test("when the vendor's tab is killed the bill stops at the last evidence, not at the detection", async ({
  hosts,
  pair,
  services,
}) => {
  const { customer, vendor } = hosts;
  const sessionId = await startSession(hosts, pair);
  await runMeter(customer);
  const devtools = await vendor.context().newCDPSession(vendor);
  // The renderer dies at once: no "left", no last heartbeat.
  devtools.send("Page.crash").catch(() => undefined);
  await expect(phase(customer, "reconnecting")).toBeVisible({ timeout: 20_000 });
  await expect(phase(customer, "ended")).toContainText("connection was lost", { timeout: 50_000 });
  const session = await services.db.prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { participants: true },
  });
  const lastOfVendor = session.participants.find(
    ({ userId }) => userId === pair.vendor.userId,
  )?.lastEvidenceAt;
  if (!session.liveAt || !session.endedAt || !lastOfVendor) throw new Error("the session was never live");
  expect(session.endReason).toBe("connection_lost");
  expect(session.billableMs).toBeGreaterThan(0);
  // Both were there a moment before the session was marked live.
  const mostMs = lastOfVendor.getTime() - session.liveAt.getTime() + 1_000;
  expect(session.billableMs).toBeLessThanOrEqual(mostMs);
  expect(session.endedAt.getTime() - lastOfVendor.getTime()).toBeGreaterThanOrEqual(30_000);
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

test("signing out everywhere ends the stay in the room and says why; the other side's session ends, and no more is billed", async ({
  hosts,
  pair,
  services,
}) => {
  const { customer, vendor } = hosts;
  const sessionId = await startSession(hosts, pair);
  await runMeter(customer);
  const account = await customer.context().newPage();
  await account.goto("/account");
  await account.getByRole("button", { name: "Sign out everywhere" }).click();
  const revokedAt = Date.now();
  await account
    .getByRole("alertdialog")
    .or(account.getByRole("dialog"))
    .getByRole("button", { name: "Sign out everywhere" })
    .click();
  await account.waitForURL("**/sign-in**");
  await expect(phase(customer, "failed")).toBeVisible();
  await expect(phase(vendor, "reconnecting")).toBeVisible();
  await expect(phase(vendor, "ended")).toContainText("connection was lost", { timeout: 50_000 });
  const session = await services.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(session).toMatchObject({ endReason: "connection_lost" });
  expect(session.billableMs).toBeGreaterThan(0);
  // Both were there a moment before the session was marked live.
  expect(session.billableMs).toBeLessThanOrEqual(revokedAt - (session.liveAt?.getTime() ?? 0) + 1_000);
});

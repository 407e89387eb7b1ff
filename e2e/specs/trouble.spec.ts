import { expectFramesToFlow, meterSeconds, phase, sessionIdOf, startCall } from "../fixtures/call.ts";
import { expect, test } from "../fixtures/test.ts";

test("when the vendor's tab is killed the bill stops at the last evidence, not at the detection", async ({
  openAs,
  pair,
  services,
}) => {
  const [customer, vendor] = [await openAs(pair.customer), await openAs(pair.vendor)];
  await startCall(customer, vendor, pair);
  // Long enough that each side has sent its second heartbeat, so that there is something to bill.
  await expect.poll(() => meterSeconds(customer)).toBeGreaterThan(140);
  const sessionId = sessionIdOf(customer);
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
  test(`a reload by the ${side} comes back to the same place, with the meter paused in between`, async ({
    openAs,
    pair,
    services,
  }) => {
    const [customer, vendor] = [await openAs(pair.customer), await openAs(pair.vendor)];
    await startCall(customer, vendor, pair);
    const sessionId = sessionIdOf(customer);
    const places = () =>
      services.db.prisma.participant.findMany({
        where: { sessionId },
        select: { userId: true, uid: true, device: true },
        orderBy: { uid: "asc" },
      });
    const before = await places();
    const [reloading, staying] = side === "customer" ? [customer, vendor] : [vendor, customer];
    await reloading.reload();
    await expect(phase(reloading, "live")).toBeVisible({ timeout: 20_000 });
    await expect(phase(staying, "live")).toBeVisible({ timeout: 20_000 });
    await expectFramesToFlow(reloading);
    await expectFramesToFlow(staying);
    expect(await places()).toEqual(before);
    await staying.getByRole("button", { name: "End" }).click();
    await expect(phase(reloading, "ended")).toBeVisible();
  });
}

test("a second tab takes the vendor's place over and the first one lets go", async ({ openAs, pair }) => {
  const [customer, vendor] = [await openAs(pair.customer), await openAs(pair.vendor)];
  await startCall(customer, vendor, pair);
  const second = await openAs(pair.vendor);
  await second.goto(`/sessions/${sessionIdOf(vendor)}`);
  const takeHere = second.getByRole("button", { name: "Take it here" });
  await expect(takeHere.or(phase(second, "live"))).toBeVisible();
  if (await takeHere.isVisible()) await takeHere.click();
  await expect(phase(second, "live")).toBeVisible({ timeout: 20_000 });
  await expect(phase(vendor, "elsewhere")).toBeVisible();
  await expectFramesToFlow(second);
  await expectFramesToFlow(customer);
  await second.getByRole("button", { name: "End" }).click();
  await expect(phase(customer, "ended")).toBeVisible();
});

test("without a camera the session goes on with sound, and says how to allow the camera", async ({
  openAs,
  pair,
}) => {
  const [customer, vendor] = [await openAs(pair.customer), await openAs(pair.vendor)];
  await vendor.addInitScript(() => {
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      if (constraints?.video) throw new DOMException("denied by the test", "NotAllowedError");
      return getUserMedia(constraints);
    };
  });
  await vendor.goto("/dashboard");
  await customer.goto(`/services/${pair.serviceId}`);
  await customer.getByRole("button", { name: /^Start/ }).click();
  await vendor.getByRole("button", { name: "Answer" }).click();
  await expect(phase(customer, "live")).toBeVisible();
  await expect(vendor.getByText("Your camera is blocked")).toBeVisible();
  await expect(customer.getByText(/camera is off/)).toBeVisible();
  await expectFramesToFlow(vendor);
  await customer.getByRole("button", { name: "End" }).click();
  await expect(phase(vendor, "ended")).toBeVisible();
});

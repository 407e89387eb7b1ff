import { demoEmails, getLedgerSums } from "@paygo/services";
import { expectBillsRecomputable } from "../fixtures/books.ts";
import { remoteMedia } from "../fixtures/remote-media.ts";
import { expectFramesToFlow, meterSeconds, phase, sessionIdOf } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

test("two people sign in, see and hear each other for a paid minute, and hold the same correct bill", async ({
  openAs,
  services,
}) => {
  const customer = await openAs(null);
  const vendor = await openAs(null);

  await test.step("both sign in, the vendor's dashboard is open", async () => {
    await vendor.goto("/sign-in");
    await vendor.getByRole("button", { name: "Continue as vendor" }).click();
    await vendor.waitForURL("**/dashboard");
    await customer.goto("/sign-in");
    await customer.getByRole("button", { name: "Continue as customer" }).click();
    await customer.waitForURL((url) => url.pathname === "/");
  });

  await test.step("the customer finds the service and starts", async () => {
    await customer.getByRole("link", { name: /Code review, live/ }).click();
    await customer.getByRole("button", { name: /^Start/ }).click();
    await expect(phase(customer, "calling")).toBeVisible();
  });

  await test.step("the dashboard rings with who, what and how much, and is answered", async () => {
    const ring = vendor.getByRole("dialog", { name: "Incoming session" });
    await expect(ring).toContainText("Demo customer");
    await expect(ring).toContainText("Code review, live");
    await expect(ring).toContainText("$2.00");
    await ring.getByRole("button", { name: "Answer" }).click();
  });

  await test.step("both decode more than 30 frames and hear sound", async () => {
    for (const page of [customer, vendor]) {
      await expect(phase(page, "live")).toBeVisible();
      await expect.poll(async () => (await remoteMedia(page)).framesDecoded).toBeGreaterThan(30);
      await expect.poll(async () => (await remoteMedia(page)).audioEnergy).toBeGreaterThan(0);
    }
  });

  await test.step("the meter passes a minute", async () => {
    // Past the second heartbeat of each side: what the meter shows ahead of the evidence is not billed.
    await expect.poll(() => meterSeconds(customer)).toBeGreaterThan(140);
    await expect.poll(() => meterSeconds(vendor)).toBeGreaterThan(140);
    await expect(customer.getByTestId("meter-cost")).not.toHaveText("$0.00");
    await expectFramesToFlow(customer);
  });

  const sessionId = sessionIdOf(customer);
  await test.step("the customer stops, and both see the same bill", async () => {
    await customer.getByRole("button", { name: "End" }).click();
    await expect(phase(customer, "ended")).toBeVisible();
    await expect(phase(vendor, "ended")).toBeVisible();
    const times = await Promise.all(
      [customer, vendor].map((page) => page.getByTestId("summary-time").textContent()),
    );
    expect(times[0]).toBe(times[1]);
    for (const page of [customer, vendor]) {
      await page.getByRole("link", { name: "See the receipt" }).click();
      await page.getByRole("button", { name: "Check this bill" }).click();
      await expect(page.getByText("The bill is right")).toBeVisible();
    }
  });

  await test.step("receipts, holds and ledger agree, and the books sum to zero", async () => {
    const [customerId, vendorId] = await Promise.all(
      (["user", "vendor"] as const).map(async (role) => {
        const where = { email: demoEmails[role] };
        return (await services.db.prisma.user.findUniqueOrThrow({ where, select: { id: true } })).id;
      }),
    );
    const session = await services.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session).toMatchObject({ customerId, vendorId, endReason: "stopped_by_customer" });
    expect(session.chargedMinor).toBeGreaterThanOrEqual(400n);
    const signIn = { name: "", via: "cookie", signedInAt: null, cookie: { name: "", value: "" } } as const;
    await expectBillsRecomputable(services, {
      customer: { ...signIn, userId: session.customerId, role: "user" },
      vendor: { ...signIn, userId: session.vendorId, role: "vendor" },
      serviceId: session.serviceId,
    });
    const admin = { userId: sessionId, role: "admin", name: "", via: "cookie", signedInAt: null } as const;
    expect((await getLedgerSums(services, admin)).totalMinor).toBe(0);
  });
});

import { demoEmails } from "@paygo/services";
import { test } from "../fixtures/own-place.ts";
import { endSession, expectFramesToFlow, phase, runMeter, startSession } from "../fixtures/session.ts";
import { expect } from "../fixtures/test.ts";

const AWAY = "PayGo cannot be reached at the moment";
const OUTAGE_MS = 10_000;

test("a database that is gone for ten seconds: both are told, it goes on by itself, and nothing is charged twice", async ({
  hosts,
  ownPlace,
  pair,
  services,
}) => {
  const { customer, vendor } = hosts;
  const sessionId = await startSession(hosts, pair);
  await runMeter(customer);
  const wallet = await customer.context().newPage();

  const goneAt = Date.now();
  await ownPlace.killDatabase();
  for (const page of [customer, vendor]) await expect(page.getByText(AWAY)).toBeVisible();
  await wallet.goto("/wallet");
  await expect(wallet.getByRole("heading", { level: 1 })).toHaveText(AWAY);
  await expect.poll(() => Date.now() - goneAt, { timeout: 2 * OUTAGE_MS }).toBeGreaterThan(OUTAGE_MS);
  await ownPlace.startDatabase();
  const backAt = new Date();

  // Nobody reloads anything.
  await expect(wallet.getByRole("heading", { level: 1 })).toHaveText("Wallet");
  for (const page of [customer, vendor]) {
    await expect(page.getByText(AWAY)).toBeHidden();
    await expect(phase(page, "live")).toBeVisible();
    await expectFramesToFlow(page);
  }
  // Both are heard of again.
  const where = { sessionId, lastEvidenceAt: { gt: backAt } };
  await expect.poll(() => services.db.prisma.participant.count({ where })).toBe(2);
  await endSession(hosts);

  const session = await services.db.prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { transactions: true },
  });
  expect(session.endReason).toBe("stopped_by_customer");
  expect(session.billableMs).toBeGreaterThan(0);
  // Both were there a moment before the session was marked live.
  const lasted = (session.endedAt?.getTime() ?? 0) - (session.liveAt?.getTime() ?? 0) + 1_000;
  expect(session.billableMs).toBeLessThanOrEqual(lasted);
  const settlements = session.transactions.filter(({ kind }) => kind === "settlement");
  expect(settlements).toHaveLength(1);
  const accounts = await services.db.prisma.ledgerAccount.findMany({
    where: { ownerId: { in: [pair.customer.userId, pair.vendor.userId] } },
  });
  const balance = (kind: string) => accounts.find((account) => account.kind === kind)?.balanceMinor;
  expect(balance("held")).toBe(0n);
  expect(balance("available")).toBe(100_000n - (session.chargedMinor ?? 0n));
  await expect(vendor.getByTestId("summary-time")).toBeVisible();
});

test("one-click sign-in is offered for the demo accounts that exist, to callers of this network alone", async ({
  openAs,
  services,
}) => {
  const offered = async (from?: string) => {
    const visitor = await openAs(null, from ? { extraHTTPHeaders: { "x-forwarded-for": from } } : {});
    await visitor.goto("/sign-in");
    await expect(visitor.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    return visitor.getByRole("button", { name: /^Continue as/ }).allTextContents();
  };
  expect(await offered("192.168.1.20")).toEqual([]);
  for (const role of ["user", "vendor"] as const) {
    const data = { id: services.ids.newId(), email: demoEmails[role], name: "Demo", role };
    await services.db.prisma.user.create({ data });
  }
  expect(await offered("192.168.1.20")).toEqual(["Continue as customer", "Continue as vendor"]);
  expect(await offered("203.0.113.7")).toEqual([]);
});

import { openDispute } from "@paygo/services";
import { createPerson } from "../fixtures/people.ts";
import { endSession, runMeter, startSession } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

test("a correction above the limit needs a second admin", async ({ openAs, pair, services, place }) => {
  const [asking, deciding] = [
    await openAs(await createPerson(services, place, "admin")),
    await openAs(await createPerson(services, place, "admin")),
  ];
  const { name, userId } = pair.customer;
  const available = async () =>
    Number(
      (await services.db.prisma.ledgerAccount.findFirst({ where: { kind: "available", ownerId: userId } }))
        ?.balanceMinor ?? 0n,
    );
  const before = await available();

  await asking.goto("/admin/accounts");
  await asking.getByRole("searchbox").fill(`${userId}@paygo.test`);
  await asking.getByRole("button", { name: `Adjust the account of ${name}` }).click();
  await asking.getByLabel("Amount in USD").fill("250");
  await asking.getByLabel("Reason").fill("The provider reported a top-up late.");
  await asking.getByRole("button", { name: "Ask for approval" }).click();
  await asking.getByRole("alertdialog").getByRole("button", { name: "Ask for approval" }).click();
  await expect(asking.getByRole("dialog")).toBeHidden();
  expect(await available()).toBe(before);

  await asking.goto("/admin/adjustments");
  const own = asking.getByRole("listitem").filter({ hasText: name });
  await expect(own).toContainText("another admin has to decide");
  await expect(own.getByRole("button", { name: "Approve" })).toHaveCount(0);

  await deciding.goto("/admin/adjustments");
  const waiting = deciding.getByRole("listitem").filter({ hasText: name });
  await waiting.getByRole("button", { name: "Approve" }).click();
  await deciding.getByRole("alertdialog").getByRole("button", { name: "Approve and post" }).click();
  await expect(waiting).toContainText("Posted");
  expect(await available()).toBe(before + 25_000);
});

test("an admin resolves a dispute with a part of the charge, and the books agree with everything", async ({
  hosts,
  openAs,
  pair,
  services,
  place,
}) => {
  const sessionId = await startSession(hosts, pair);
  await runMeter(hosts.customer);
  await endSession(hosts);
  const reason = "We could not hear each other for most of the call.";
  await openDispute(services, pair.customer, { sessionId, reason, requestedMinor: 200 });
  const admin = await openAs(await createPerson(services, place, "admin"));

  await admin.goto("/admin/disputes");
  await admin.getByRole("row").filter({ hasText: pair.customer.name }).getByRole("link").click();
  await expect(admin.getByText(reason)).toBeVisible();
  await expect(admin.getByText("Both were connected: the meter began")).toBeVisible();
  await admin.getByText("Refund a part of it").click();
  await admin.getByLabel("Amount in USD").fill("1.50");
  await admin.getByLabel("Your answer").fill("Half of it was silent, as the timeline shows.");
  await admin.getByRole("button", { name: "Refund $1.50" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Refund $1.50" }).click();
  await expect(admin.getByText("$1.50 went back to the customer’s wallet.")).toBeVisible();
  const dispute = await services.db.prisma.dispute.findUniqueOrThrow({
    where: { sessionId },
    include: { refund: true },
  });
  expect([dispute.state, Number(dispute.refund?.amountMinor)]).toEqual(["refunded", 150]);

  await admin.goto("/admin/reconciliation");
  await admin.getByRole("button", { name: "Run now" }).click();
  await expect(admin.getByText("Everything agrees").first()).toBeVisible();
  await expect(admin.getByRole("heading", { name: "No open findings" })).toBeVisible();
});

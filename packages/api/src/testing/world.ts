import type { Role } from "@paygo/contracts";
import {
  completeCheckout,
  createAccessToken,
  createService,
  joinSession,
  listPaymentMethods,
  type ServiceContext,
  startSession,
  startTopUp,
  stopSession,
  type Viewer,
} from "@paygo/services";

export const people = ["anonymous", "customer", "vendor", "otherCustomer", "otherVendor", "admin"] as const;
export type Person = (typeof people)[number];

/** Two who are in a session, two strangers of the same roles, an admin, and what belongs to the first two. */
export interface World {
  viewers: Record<Person, Viewer | null>;
  serviceId: string;
  paymentId: string;
  /** A payment of the customer that still waits for its outcome. */
  openPaymentId: string;
  /** A card that the customer saved. */
  paymentMethodId: string;
  accessTokenId: string;
  sessionId: string;
  /** An open one about the session, once that has ended. */
  disputeId: string | null;
  /** One that waits for an admin's approval. */
  adjustmentId: string;
  /** What an answer to a stranger must not contain. */
  secrets: readonly string[];
}

export const customerDevice = "customer-device";
const vendorDevice = "vendor-device";

/** Adds an account without a password. */
export async function addViewer(services: ServiceContext, role: Role): Promise<Viewer> {
  const { ids, clock, db } = services;
  const name = `${role} ${ids.newId()}`;
  const viewer: Viewer = { userId: ids.newId(), role, name, via: "cookie", signedInAt: clock.now() };
  const email = `${viewer.userId}@example.test`;
  await db.prisma.user.create({
    data: { id: viewer.userId, role, name: viewer.name, email, createdAt: clock.now() },
  });
  return viewer;
}

/** Puts money into a customer's wallet through the sandbox. */
export async function fillWallet(
  services: ServiceContext,
  customer: Viewer,
  amountMinor: number,
): Promise<string> {
  const idempotencyKey = services.ids.newId();
  const { payment } = await startTopUp(services, customer, {
    amountMinor,
    idempotencyKey,
    returnPath: "/wallet",
    saveCard: true,
  });
  await completeCheckout(services, customer, { paymentId: payment.id, outcome: "success" });
  return payment.id;
}

export async function addService(services: ServiceContext, vendor: Viewer): Promise<string> {
  const terms = {
    pricePerMinuteMinor: 100,
    initialSeconds: 60,
    subsequentSeconds: 60,
    freeSeconds: 0,
    minimumMinor: 0,
    minimumAfterSeconds: 0,
  };
  const service = await createService(services, vendor, { title: "A service", description: "", ...terms });
  return service.id;
}

/** A fresh world whose session has come as far as `state`. */
export async function createWorld(
  services: ServiceContext,
  state: "ringing" | "answered" | "ended",
): Promise<World> {
  const roles: readonly Role[] = ["user", "vendor", "user", "vendor", "admin"];
  const added = await Promise.all(roles.map((role) => addViewer(services, role)));
  const [customer, vendor, otherCustomer, otherVendor, admin] = added;
  if (!customer || !vendor || !otherCustomer || !otherVendor || !admin) throw new Error("five viewers");
  const serviceId = await addService(services, vendor);
  const paymentId = await fillWallet(services, customer, 5_000);
  await fillWallet(services, otherCustomer, 5_000);
  const [card] = (await listPaymentMethods(services, customer)).items;
  if (!card) throw new Error("the customer saved a card");
  const { payment } = await startTopUp(services, customer, {
    amountMinor: 100,
    idempotencyKey: services.ids.newId(),
    returnPath: "/wallet",
  });
  const { accessToken } = await createAccessToken(services, customer, { name: "a script", expiresInDays: 1 });
  const { session } = await startSession(services, customer, { serviceId, device: customerDevice });
  const sessionId = session.id;
  if (state !== "ringing") await joinSession(services, vendor, { sessionId, device: vendorDevice });
  if (state === "ended") await stopSession(services, customer, { sessionId });
  const disputeId = state === "ended" ? await addDispute(services, sessionId) : null;
  const adjustmentId = await addAdjustment(services, customer);
  return {
    viewers: { anonymous: null, customer, vendor, otherCustomer, otherVendor, admin },
    serviceId,
    paymentId,
    openPaymentId: payment.id,
    paymentMethodId: card.id,
    accessTokenId: accessToken.id,
    sessionId,
    disputeId,
    adjustmentId,
    secrets: [sessionId, paymentId, payment.id, card.id, accessToken.id, customer.userId],
  };
}

/** The session cost nothing, so the verb would refuse it; who may do what with it does not depend on that. */
async function addDispute({ db, ids, clock }: ServiceContext, sessionId: string): Promise<string> {
  const id = ids.newId();
  const words = { reason: "nothing was heard", requestedMinor: 100 };
  await db.prisma.dispute.create({ data: { id, sessionId, ...words, openedAt: clock.now() } });
  return id;
}

/** By an admin who is nobody of the world. */
async function addAdjustment(services: ServiceContext, customer: Viewer): Promise<string> {
  const id = services.ids.newId();
  const requestedById = (await addViewer(services, "admin")).userId;
  await services.db.prisma.adjustment.create({
    data: {
      id,
      userId: customer.userId,
      accountKind: "available",
      amountMinor: 50_000,
      currency: services.settings.currency,
      reason: "a goodwill gesture",
      state: "awaiting_approval",
      idempotencyKey: id,
      requestedById,
      requestedAt: services.clock.now(),
    },
  });
  return id;
}

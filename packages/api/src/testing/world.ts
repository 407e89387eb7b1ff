import type { Role } from "@paygo/contracts";
import {
  completeCheckout,
  createAccessToken,
  createService,
  joinSession,
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
  accessTokenId: string;
  sessionId: string;
  /** What an answer to a stranger must not contain. */
  secrets: readonly string[];
}

export const customerDevice = "customer-device";
const vendorDevice = "vendor-device";

/** Adds an account without a password. */
export async function addViewer(services: ServiceContext, role: Role): Promise<Viewer> {
  const { ids, clock, db } = services;
  const viewer: Viewer = { userId: ids.newId(), role, name: `${role} ${ids.newId()}`, via: "cookie" };
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
  return {
    viewers: { anonymous: null, customer, vendor, otherCustomer, otherVendor, admin },
    serviceId,
    paymentId,
    openPaymentId: payment.id,
    accessTokenId: accessToken.id,
    sessionId,
    secrets: [sessionId, paymentId, payment.id, accessToken.id, customer.userId],
  };
}

import { createServices, loadConfig } from "@paygo/integrations";
import {
  completeCheckout,
  createService,
  joinSession,
  type ServiceContext,
  startSession,
  startTopUp,
  type Viewer,
} from "@paygo/services";
import { encode } from "next-auth/jwt";
import type { BenchStack } from "./stack.ts";

/** Somebody with a sign-in cookie. */
export interface Person extends Viewer {
  cookie: string;
}

/** A customer with funds and a vendor with one service. */
export interface Pair {
  customer: Person;
  vendor: Person;
  serviceId: string;
}

const fundsMinor = 100_000;
const pricePerMinuteMinor = 100;

/** Opens the services on the stack's database, makes people through the verbs, and closes them again. */
export async function withServices<T>(
  stack: BenchStack,
  use: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  const config = loadConfig({
    DATABASE_URL: stack.databaseUrl,
    NEXTAUTH_SECRET: stack.authSecret,
    PAYGO_EMBEDDED: "1",
    LOG_LEVEL: "error",
  });
  const { context, close } = createServices(config, { applicationName: "paygo-bench" });
  try {
    return await use(context);
  } finally {
    await close();
  }
}

/** Makes `count` pairs that can start a session at once. */
export async function createPairs(ctx: ServiceContext, stack: BenchStack, count: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let i = 0; i < count; i++) {
    const customer = await createPerson(ctx, stack, "user");
    const vendor = await createPerson(ctx, stack, "vendor");
    const { payment } = await startTopUp(ctx, customer, {
      amountMinor: fundsMinor,
      idempotencyKey: `bench-${customer.userId}`,
      returnPath: "/wallet",
    });
    await completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
    const service = await createService(ctx, vendor, {
      title: "Benchmark",
      description: "",
      pricePerMinuteMinor,
      initialSeconds: 60,
      subsequentSeconds: 60,
      freeSeconds: 0,
    });
    pairs.push({ customer, vendor, serviceId: service.id });
  }
  return pairs;
}

async function createPerson(ctx: ServiceContext, stack: BenchStack, role: "user" | "vendor"): Promise<Person> {
  const userId = ctx.ids.newId();
  await ctx.db.prisma.user.create({
    data: { id: userId, email: `${userId}@paygo.test`, name: `Benchmark ${role}`, role },
  });
  const claims = { userId, role, name: `Benchmark ${role}`, sessionVersion: 1 };
  const token = await encode({ token: claims, secret: stack.authSecret, maxAge: 86_400 });
  return { userId, role, name: claims.name, cookie: `paygo.session=${token}` };
}

/** An answered session of a pair, with the heartbeat that each of its hosts sends. */
export async function openSession(ctx: ServiceContext, pair: Pair): Promise<{ person: Person; body: string }[]> {
  const customerDevice = "bench-customer";
  const vendorDevice = "bench-vendor";
  const { session } = await startSession(ctx, pair.customer, {
    serviceId: pair.serviceId,
    device: customerDevice,
  });
  await joinSession(ctx, pair.vendor, { sessionId: session.id, device: vendorDevice });
  return [
    { person: pair.customer, body: JSON.stringify({ sessionId: session.id, device: customerDevice }) },
    { person: pair.vendor, body: JSON.stringify({ sessionId: session.id, device: vendorDevice }) },
  ];
}

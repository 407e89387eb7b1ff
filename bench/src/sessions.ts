import { createPair, type Pair, type Person, withServices } from "@paygo/e2e/people";
import { joinSession, startSession } from "@paygo/services";
import type { BenchStack } from "./stack.ts";

/** Makes `count` pairs that can start a session at once. */
export function createPairs(stack: BenchStack, count: number): Promise<Pair[]> {
  return withServices(stack, async (ctx) => {
    const pairs: Pair[] = [];
    while (pairs.length < count) pairs.push(await createPair(ctx, stack));
    return pairs;
  });
}

/** A heartbeat that one host of an open session can send. */
export interface Beat {
  person: Person;
  body: string;
}

/** Answered sessions, one a pair, with the heartbeats that their two hosts send. */
export function openSessions(stack: BenchStack, pairs: readonly Pair[]): Promise<[Beat, Beat][]> {
  return withServices(stack, async (ctx) => {
    const beats: [Beat, Beat][] = [];
    for (const { customer, vendor, serviceId } of pairs) {
      const [customerDevice, vendorDevice] = ["bench-customer", "bench-vendor"];
      const { session } = await startSession(ctx, customer, { serviceId, device: customerDevice });
      await joinSession(ctx, vendor, { sessionId: session.id, device: vendorDevice });
      beats.push([
        { person: customer, body: JSON.stringify({ sessionId: session.id, device: customerDevice }) },
        { person: vendor, body: JSON.stringify({ sessionId: session.id, device: vendorDevice }) },
      ]);
    }
    return beats;
  });
}

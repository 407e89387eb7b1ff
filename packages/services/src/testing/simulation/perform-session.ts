import { endSessionAsAdmin } from "../../admin/end-session-as-admin.ts";
import { updateService } from "../../catalog/update-service.ts";
import { declineSession } from "../../sessions/decline-session.ts";
import { getReceipt } from "../../sessions/get-receipt.ts";
import { getSession } from "../../sessions/get-session.ts";
import { joinSession } from "../../sessions/join-session.ts";
import { raiseCap } from "../../sessions/raise-cap.ts";
import { recordHeartbeat } from "../../sessions/record-heartbeat.ts";
import { startSession } from "../../sessions/start-session.ts";
import { stopSession } from "../../sessions/stop-session.ts";
import { sweep } from "../../sessions/sweep.ts";
import { findOverdue } from "./invariants.ts";
import { pick, within } from "./random.ts";
import type { Step } from "./script.ts";
import type { Call, Part, World } from "./world.ts";

type Shares = Step["shares"];

export const openCalls = (world: World): Call[] => [...world.calls.values()].filter((call) => !call.hasEnded);
const partOf = (share: number): Part => (share < 0.5 ? "customer" : "vendor");

/** What the story calls a session. */
const nameOf = ({ customer, vendor }: Call) => `${customer.name} with ${vendor.name}`;

/** One heartbeat of one browser. Whether a crash left it written is read from the row. */
async function beat(world: World, call: Call, part: Part, device = call.device[part]): Promise<string> {
  const atMs = world.clock.now().getTime();
  const isResumed = call.wasAway[part];
  const viewer = call[part];
  const note = () => {
    call.beats[part].push({ atMs, isResumed });
    call.wasAway[part] = false;
  };
  try {
    const { state } = await recordHeartbeat(world.ctx, viewer, { sessionId: call.id, device, isResumed });
    if (state !== "ended") note();
    return state;
  } catch (error) {
    if (world.faults.hasStruck()) {
      const { rows } = await world.eye.pool.query<{ last: Date | null }>(
        "SELECT last_evidence_at AS last FROM participants WHERE session_id = $1 AND user_id = $2 AND closed_at IS NULL",
        [call.id, viewer.userId],
      );
      const isKnown = call.beats[part].some((known) => known.atMs === atMs);
      if (rows[0]?.last?.getTime() === atMs && !isKnown) note();
    }
    throw error;
  }
}

/** The worker's second. After an undisturbed one, nobody is overdue. */
export async function sweepNow(world: World): Promise<string> {
  const { ended, extended } = await sweep(world.ctx);
  if (!world.faults.hasStruck()) world.complaints.push(...(await findOverdue(world.eye, world.clock.now())));
  return ended > 0 ? "ended" : extended > 0 ? "extended" : "nothing due";
}

/** Time passes: whoever is there says so, and the sweeper looks. */
async function pass(world: World, ms: number): Promise<string> {
  world.clock.advance(ms);
  const beats = openCalls(world).flatMap((call) =>
    call.isAnswered
      ? (["customer", "vendor"] as const)
          .filter((part) => call.isThere[part])
          .map((part) => beat(world, call, part))
      : [],
  );
  for (const result of await Promise.allSettled(beats)) {
    if (result.status === "rejected" && world.faults.hasStruck()) throw result.reason;
  }
  return sweepNow(world);
}

export const sessionSteps = {
  pass: (world: World, [a, b]: Shares) =>
    pass(world, b < 0.85 ? within(a, 1_000, 9_000) : within(a, 0, 20_000)),
  longSilence: (world: World, [a]: Shares) => pass(world, within(a, 15_000, 125_000)),
  async leap(world: World, [a]: Shares) {
    world.clock.advance(within(a, 2 * 3_600_000, 40 * 3_600_000));
    return sweepNow(world);
  },
  async clockSteps(world: World, [a]: Shares) {
    world.clock.advance(within(a, -2_000, 2_000));
    return "stepped";
  },
  sweep: (world: World) => sweepNow(world),

  async heartbeat(world: World, [a, b, c]: Shares) {
    const call = pick(openCalls(world), a);
    if (!call) return "no call";
    world.about = nameOf(call);
    world.clock.advance(within(c, 0, 3_000));
    const part = partOf(b);
    if (c > 0.97) return beat(world, call, part, "another-tab");
    if (c < 0.8) return beat(world, call, part);
    // Told twice at once: the second one says nothing new.
    const [first] = await Promise.all([beat(world, call, part), beat(world, call, part)]);
    return first;
  },

  async look(world: World, [a, b]: Shares) {
    const call = pick([...world.calls.values()].slice(-6), a);
    if (!call) return "no call";
    world.about = nameOf(call);
    if (!call.hasEnded)
      return (await getSession(world.ctx, call[partOf(b)], { sessionId: call.id })).session.state;
    // The receipt computes the bill anew from the evidence, and fails if it is another.
    await getReceipt(world.ctx, call[partOf(b)], { sessionId: call.id });
    return "receipt";
  },

  async start(world: World, [a, b, c, d]: Shares) {
    // Mostly somebody who is free, and sometimes just anybody.
    const busy = new Set(
      openCalls(world).flatMap(({ customer: one, vendor }) => [one.userId, vendor.userId]),
    );
    const isFree = (id: string) => a > 0.9 || !busy.has(id);
    const customers = world.customers.filter(({ userId }) => isFree(userId));
    const services = world.services.filter(({ vendor }) => isFree(vendor.id));
    const customer = pick(customers, b);
    const service = pick(services, d);
    if (!customer || !service) return "nobody";
    world.about = `${customer.name} rings ${service.vendor.name}`;
    const cap = c < 0.35 ? { capMinor: within(c / 0.35, 50, 6_000) } : {};
    const input = {
      serviceId: service.id,
      device: "customer-tab-1",
      idempotencyKey: world.ctx.ids.newId(),
      ...cap,
    };
    world.repeatable = {
      name: "start",
      answerId: null,
      async again(now, isChanged) {
        const other = now.services.find(({ id }) => id !== service.id);
        const changed = isChanged && other ? { ...input, serviceId: other.id } : input;
        return (await startSession(now.ctx, customer, changed)).session.id;
      },
    };
    const { session } = await startSession(world.ctx, customer, input);
    world.repeatable.answerId = session.id;
    return "ringing";
  },

  async join(world: World, [a, b]: Shares) {
    const calls = openCalls(world);
    const waiting = calls.filter((call) => !call.isAnswered);
    const call = pick(b < 0.9 && waiting.length > 0 ? waiting : calls, a);
    if (!call) return "no call";
    world.about = nameOf(call);
    const device = b < 0.9 ? "vendor-tab-1" : "vendor-tab-2";
    try {
      await joinSession(world.ctx, call.vendor, { sessionId: call.id, device });
    } finally {
      const { rows } = await world.eye.pool.query<{ device: string | null }>(
        "SELECT device FROM participants WHERE session_id = $1 AND user_id = $2",
        [call.id, call.vendor.userId],
      );
      const seated = rows[0]?.device ?? null;
      if (seated !== null)
        Object.assign(call, { isAnswered: true, device: { ...call.device, vendor: seated } });
    }
    call.isThere.vendor = true;
    return "answered";
  },

  async decline(world: World, [a]: Shares) {
    const call = pick(openCalls(world), a);
    if (!call) return "no call";
    world.about = nameOf(call);
    await declineSession(world.ctx, call.vendor, { sessionId: call.id, reason: "" });
    return "declined";
  },

  async stop(world: World, [a, b]: Shares) {
    const call = pick(b < 0.9 ? openCalls(world) : [...world.calls.values()], a);
    if (!call) return "no call";
    world.about = nameOf(call);
    const { session } = await stopSession(world.ctx, call[partOf(b)], { sessionId: call.id });
    return session.endReason ?? "still open";
  },

  async endByAdmin(world: World, [a, b]: Shares) {
    const call = pick(openCalls(world), a);
    const admin = pick(world.admins, b);
    if (!call || !admin) return "no call";
    await endSessionAsAdmin(world.ctx, admin, { sessionId: call.id });
    return "ended";
  },

  async browserLeaves(world: World, [a, b]: Shares) {
    const call = pick(openCalls(world), a);
    if (!call) return "no call";
    world.about = nameOf(call);
    call.isThere[partOf(b)] = false;
    return "left";
  },

  async browserComesBack(world: World, [a, b, c]: Shares) {
    const call = pick(openCalls(world), a);
    if (!call) return "no call";
    world.about = nameOf(call);
    const part = partOf(b);
    if (!call.isThere[part] && c < 0.8) call.wasAway[part] = true;
    call.isThere[part] = true;
    return "back";
  },

  async raiseCap(world: World, [a, b, c]: Shares) {
    const call = pick(openCalls(world), a);
    if (!call) return "no call";
    world.about = nameOf(call);
    const capMinor = c < 0.15 ? null : within(b, 100, 8_000);
    await raiseCap(world.ctx, call.customer, { sessionId: call.id, capMinor });
    return "raised";
  },

  async changeTariff(world: World, [a, b, c]: Shares) {
    const service = pick(world.services, a);
    const vendor = world.vendors.find(({ userId }) => userId === service?.vendor.id);
    if (!service || !vendor) return "nobody";
    const change =
      c < 0.2 ? { isActive: false } : { pricePerMinuteMinor: within(b, 10, 900), isActive: true };
    await updateService(world.ctx, vendor, { serviceId: service.id, ...change });
    return "changed";
  },
};

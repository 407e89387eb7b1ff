import type {
  createServiceInput,
  Heartbeat,
  ReceiptView,
  ServiceView,
  SessionAndRoom,
  SessionView,
} from "@paygo/contracts";
import type { z } from "zod";
import type { Viewer } from "../context.ts";
import { getReceipt } from "../sessions/get-receipt.ts";
import { getSession } from "../sessions/get-session.ts";
import { joinSession } from "../sessions/join-session.ts";
import { recordHeartbeat } from "../sessions/record-heartbeat.ts";
import { startSession } from "../sessions/start-session.ts";
import { stopSession } from "../sessions/stop-session.ts";
import { sweep } from "../sessions/sweep.ts";
import { makeCustomer, makeVendor } from "./people.ts";
import type { TestContext } from "./test-context.ts";

type Part = "customer" | "vendor";

/** A session with the people in it. */
export interface Meeting {
  readonly customer: Viewer;
  readonly vendor: Viewer;
  readonly service: ServiceView;
  readonly sessionId: string;
  readonly devices: Readonly<Record<Part, string>>;
  /** What the customer was answered at the start. */
  readonly started: SessionAndRoom;
}

interface MeetingOptions {
  fundsMinor?: number;
  /** The customer's spending cap. */
  capMinor?: number;
  service?: Partial<z.input<typeof createServiceInput>>;
}

/** A customer rings a vendor; both are new. */
export async function ringVendor(ctx: TestContext, options: MeetingOptions = {}): Promise<Meeting> {
  const customer = await makeCustomer(ctx, options.fundsMinor);
  const { vendor, service } = await makeVendor(ctx, options.service);
  const devices = { customer: "customer-tab-1", vendor: "vendor-tab-1" };
  const started = await startSession(ctx, customer, {
    serviceId: service.id,
    device: devices.customer,
    capMinor: options.capMinor,
  });
  return { customer, vendor, service, sessionId: started.session.id, devices, started };
}

/** One host's browser says that its media is connected. */
export function sendHeartbeat(ctx: TestContext, meeting: Meeting, part: Part): Promise<Heartbeat> {
  const { sessionId, devices } = meeting;
  return recordHeartbeat(ctx, meeting[part], { sessionId, device: devices[part] });
}

/** A session that the vendor answered and in which both are present. */
export async function goLive(ctx: TestContext, options: MeetingOptions = {}): Promise<Meeting> {
  const meeting = await ringVendor(ctx, options);
  await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: meeting.devices.vendor });
  await Promise.all([sendHeartbeat(ctx, meeting, "customer"), sendHeartbeat(ctx, meeting, "vendor")]);
  return meeting;
}

/**
 * Lets `seconds` go by: every 5 s (`everySeconds`) the browsers of `present` send a heartbeat and the
 * deadlines are swept.
 */
export async function advance(
  ctx: TestContext,
  meeting: Meeting,
  seconds: number,
  { present = ["customer", "vendor"], everySeconds = 5 }: { present?: Part[]; everySeconds?: number } = {},
): Promise<void> {
  for (let leftMs = seconds * 1000; leftMs > 0; ) {
    const stepMs = Math.min(leftMs, everySeconds * 1000);
    ctx.clock.advance(stepMs);
    leftMs -= stepMs;
    await Promise.all(present.map((part) => sendHeartbeat(ctx, meeting, part)));
    await sweep(ctx);
  }
}

/** The session as one of the two sees it now. */
export async function look(
  ctx: TestContext,
  meeting: Meeting,
  part: Part = "customer",
): Promise<SessionView> {
  return (await getSession(ctx, meeting[part], { sessionId: meeting.sessionId })).session;
}

/** The customer ends the session; the receipt as `part` sees it. */
export async function stopAndBill(
  ctx: TestContext,
  meeting: Meeting,
  part: Part = "customer",
): Promise<ReceiptView> {
  await stopSession(ctx, meeting.customer, { sessionId: meeting.sessionId });
  return getReceipt(ctx, meeting[part], { sessionId: meeting.sessionId });
}

import type { SessionAndRoom, SessionPart, SessionView } from "@paygo/contracts";
import { fundedMs } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { evidenceOf, heldOf, hostOf, type SessionRecord, tariffOf } from "./record.ts";
import { toMeterView, toSessionView } from "./view.ts";

/** The session as `part` sees it now. */
export function presentSession(ctx: ServiceContext, session: SessionRecord, part: SessionPart): SessionView {
  const availableMinor = part === "customer" ? session.availableMinor : null;
  return toSessionView(session, part, ctx.clock.now(), ctx.settings.policy, availableMinor);
}

const maxLifetimeMs = 600_000;
const lifetimeMarginMs = 60_000;

/** A room credential for one host. It lives no longer than the funds, with a minute's margin, and ten minutes at most. */
export function issueRoom(ctx: ServiceContext, session: SessionRecord, part: "customer" | "vendor") {
  const now = ctx.clock.now();
  const meter = toMeterView(
    session.state,
    tariffOf(session),
    heldOf(session),
    evidenceOf(session),
    now,
    ctx.settings.policy,
  );
  const fundedLeftMs = Math.max(0, fundedMs(tariffOf(session), meter.heldMinor) - meter.billableMs);
  const waitMs = session.answeredAt === null ? ctx.settings.policy.ringMs : 0;
  return ctx.rooms.issue({
    channel: session.channel,
    uid: hostOf(session, part).uid,
    lifetimeMs: Math.min(maxLifetimeMs, fundedLeftMs + waitMs + lifetimeMarginMs),
    now,
  });
}

/** Session and room together, as `start` and `join` answer. */
export function presentSessionAndRoom(
  ctx: ServiceContext,
  session: SessionRecord,
  part: "customer" | "vendor",
): SessionAndRoom {
  return { session: presentSession(ctx, session, part), room: issueRoom(ctx, session, part) };
}

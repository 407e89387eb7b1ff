import {
  declineInput,
  done,
  heartbeatInput,
  heartbeatOutput,
  joinInput,
  listSessionsInput,
  prepareOutput,
  raiseCapInput,
  readSignalsInput,
  readSignalsOutput,
  receiptView,
  sendSignalsInput,
  sessionAndRoom,
  sessionInput,
  sessionOutput,
  sessionPage,
  startInput,
  stopInput,
  tokenInput,
  tokenOutput,
} from "@paygo/contracts";
import {
  declineSession,
  getReceipt,
  getSession,
  joinSession,
  listSessions,
  prepareAnswer,
  raiseCap,
  readSignals,
  recordHeartbeat,
  renewRoom,
  sendSignals,
  startSession,
  stopSession,
} from "@paygo/services";
import { procedure, router } from "../trpc.ts";

const tags = ["streaming"];

export const streamingRouter = router({
  start: procedure
    .meta({
      openapi: {
        method: "POST",
        path: "/streams/start",
        tags,
        summary: "Start a session and ring the vendor",
      },
    })
    .input(startInput)
    .output(sessionAndRoom)
    .mutation(({ ctx, input }) => startSession(ctx.services, ctx.viewer, input)),

  join: procedure
    .meta({
      openapi: { method: "POST", path: "/streams/{sessionId}/join", tags, summary: "Answer as the vendor" },
    })
    .input(joinInput)
    .output(sessionAndRoom)
    .mutation(({ ctx, input }) => joinSession(ctx.services, ctx.viewer, input)),

  prepare: procedure
    .input(sessionInput)
    .output(prepareOutput)
    .query(({ ctx, input }) => prepareAnswer(ctx.services, ctx.viewer, input)),

  token: procedure
    .meta({
      openapi: {
        method: "GET",
        path: "/streams/{sessionId}/agora-token",
        tags,
        summary: "A fresh room credential for the reader's own place",
      },
    })
    .input(tokenInput)
    .output(tokenOutput)
    .mutation(({ ctx, input }) => renewRoom(ctx.services, ctx.viewer, input)),

  stop: procedure
    .meta({
      openapi: {
        method: "POST",
        path: "/streams/{sessionId}/stop",
        tags,
        summary: "End the session and settle it",
      },
    })
    .input(stopInput)
    .output(sessionOutput)
    .mutation(({ ctx, input }) => stopSession(ctx.services, ctx.viewer, input)),

  raiseCap: procedure
    .input(raiseCapInput)
    .output(sessionOutput)
    .mutation(({ ctx, input }) => raiseCap(ctx.services, ctx.viewer, input)),

  decline: procedure
    .input(declineInput)
    .output(sessionOutput)
    .mutation(({ ctx, input }) => declineSession(ctx.services, ctx.viewer, input)),

  heartbeat: procedure
    .input(heartbeatInput)
    .output(heartbeatOutput)
    .mutation(({ ctx, input }) => recordHeartbeat(ctx.services, ctx.viewer, input)),

  get: procedure
    .input(sessionInput)
    .output(sessionOutput)
    .query(({ ctx, input }) => getSession(ctx.services, ctx.viewer, input)),

  list: procedure
    .input(listSessionsInput)
    .output(sessionPage)
    .query(({ ctx, input }) => listSessions(ctx.services, ctx.viewer, input)),

  receipt: procedure
    .input(sessionInput)
    .output(receiptView)
    .query(({ ctx, input }) => getReceipt(ctx.services, ctx.viewer, input)),

  signal: procedure
    .input(sendSignalsInput)
    .output(done)
    .mutation(({ ctx, input }) => sendSignals(ctx.services, ctx.viewer, input)),

  signals: procedure
    .input(readSignalsInput)
    .output(readSignalsOutput)
    .query(({ ctx, input }) => readSignals(ctx.services, ctx.viewer, input)),
});

import type { SessionView } from "@paygo/contracts";
import { prepareAnswer } from "@paygo/media";
import { useEffect, useEffectEvent, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import { useHints } from "../events/event-provider.tsx";
import { keepEntry } from "./credential-handoff.ts";
import { getDevice } from "./device.ts";
import { openPreparation, preparationOf } from "./ring-preparation.ts";

export interface RingAnswer {
  pending: "answer" | "decline" | null;
  failure: ApiFailure | null;
  /** Answers with this tab. */
  answer(): Promise<void>;
  decline(reason: string): Promise<void>;
}

/** A vendor's two answers to a ringing session. `onAnswered` is called as soon as the answer is taken. */
export function useRingAnswer(sessionId: string, onAnswered?: (session: SessionView) => void): RingAnswer {
  const utils = trpc.useUtils();
  const [pending, setPending] = useState<RingAnswer["pending"]>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const prepare = useEffectEvent(() =>
    openPreparation(sessionId, {
      read: () => utils.client.streaming.prepare.query({ sessionId }),
      prepareAnswer,
    }),
  );
  useEffect(() => (sessionId ? prepare() : undefined), [sessionId]);
  useHints(["signal", "connected"], () => void preparationOf(sessionId)?.look());

  const show = (session: SessionView) => {
    utils.streaming.get.setData({ sessionId }, { session });
    void utils.dashboard.get.invalidate();
  };
  const run = async (kind: "answer" | "decline", task: () => Promise<void>): Promise<void> => {
    const done = task();
    // Only now: drawing the button anew may take longer than sending the answer.
    setPending(kind);
    setFailure(null);
    try {
      await done;
    } catch (error) {
      setFailure(readFailure(error));
      void utils.dashboard.get.invalidate();
      void utils.streaming.get.invalidate({ sessionId });
    } finally {
      setPending(null);
    }
  };

  return {
    pending,
    failure,
    answer: () =>
      run("answer", async () => {
        const device = await getDevice();
        // Taken out at once: when the server has heard, the ring and all that hangs on it may be gone.
        const prepared = (await preparationOf(sessionId)?.take()) ?? null;
        try {
          const messages = (await prepared?.begin()) ?? [];
          const { session, room } = await utils.client.streaming.join.mutate({ sessionId, device, messages });
          keepEntry(sessionId, { credential: room, prepared });
          // Before anything is drawn anew: the way into the room is what people wait for.
          onAnswered?.(session);
          show(session);
        } catch (error) {
          prepared?.close();
          throw error;
        }
      }),
    decline: (reason) =>
      run("decline", async () => {
        const { session } = await utils.client.streaming.decline.mutate({ sessionId, reason });
        show(session);
      }),
  };
}

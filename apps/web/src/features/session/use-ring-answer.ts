import type { SessionView } from "@paygo/contracts";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import { keepCredential } from "./credential-handoff.ts";
import { getDevice } from "./device.ts";

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

  const show = (session: SessionView) => {
    utils.streaming.get.setData({ sessionId }, { session });
    void utils.dashboard.get.invalidate();
  };
  const run = async (kind: "answer" | "decline", task: () => Promise<void>): Promise<void> => {
    setPending(kind);
    setFailure(null);
    try {
      await task();
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
        const { session, room } = await utils.client.streaming.join.mutate({ sessionId, device });
        keepCredential(sessionId, room);
        // Before anything is drawn anew: the way into the room is what people wait for.
        onAnswered?.(session);
        show(session);
      }),
    decline: (reason) =>
      run("decline", async () => {
        const { session } = await utils.client.streaming.decline.mutate({ sessionId, reason });
        show(session);
      }),
  };
}

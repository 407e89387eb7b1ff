import type { SessionView } from "@paygo/contracts";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import { keepCredential } from "./credential-handoff.ts";
import { getDevice } from "./device.ts";

export interface RingAnswer {
  pending: "answer" | "decline" | null;
  failure: ApiFailure | null;
  /** Answers with this tab; false when it could not be done. */
  answer(): Promise<boolean>;
  decline(reason: string): Promise<boolean>;
}

/** A vendor's two answers to a ringing session. */
export function useRingAnswer(sessionId: string): RingAnswer {
  const utils = trpc.useUtils();
  const [pending, setPending] = useState<RingAnswer["pending"]>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const show = (session: SessionView) => {
    utils.streaming.get.setData({ sessionId }, { session });
    void utils.dashboard.get.invalidate();
  };
  const run = async (kind: "answer" | "decline", task: () => Promise<void>): Promise<boolean> => {
    setPending(kind);
    setFailure(null);
    try {
      await task();
      return true;
    } catch (error) {
      setFailure(readFailure(error));
      void utils.dashboard.get.invalidate();
      void utils.streaming.get.invalidate({ sessionId });
      return false;
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
        show(session);
      }),
    decline: (reason) =>
      run("decline", async () => {
        const { session } = await utils.client.streaming.decline.mutate({ sessionId, reason });
        show(session);
      }),
  };
}

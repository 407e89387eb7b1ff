import type { ServiceView } from "@paygo/contracts";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import { plainClient } from "../../trpc/plain-client.ts";
import { createRandomId } from "../identity/random-id.ts";
import { keepEntry } from "./credential-handoff.ts";
import { getDevice } from "./device.ts";

/**
 * Starts a session and goes to it. One intent has one idempotency key: when no answer came, trying again
 * finds the session that may have been made.
 */
export function useStart({ id: serviceId, tariff: { minuteMs: _, ...agreedTariff } }: ServiceView) {
  const router = useRouter();
  const intent = useRef<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const start = async () => {
    setIsPending(true);
    setFailure(null);
    intent.current ??= createRandomId();
    try {
      const device = await getDevice();
      const idempotencyKey = intent.current;
      const { session, room } = await plainClient.streaming.start.mutate({
        serviceId,
        device,
        idempotencyKey,
        agreedTariff,
      });
      intent.current = null;
      keepEntry(session.id, { credential: room, prepared: null });
      router.push(`/sessions/${session.id}`);
    } catch (error) {
      const refused = readFailure(error);
      const isUnanswered = refused.code === "unavailable" || refused.code === "internal";
      if (!isUnanswered) intent.current = null;
      setFailure(refused);
      setIsPending(false);
    }
  };

  return { start, isPending, failure };
}

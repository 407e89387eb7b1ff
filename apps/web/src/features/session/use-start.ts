import type { ServiceView } from "@paygo/contracts";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import { plainClient } from "../../trpc/plain-client.ts";
import { createWishKeys } from "../identity/wish-key.ts";
import { keepEntry } from "./credential-handoff.ts";
import { getDevice } from "./device.ts";

/**
 * Starts a session and goes to it. One intent has one idempotency key: when no answer came, trying again
 * finds the session that may have been made.
 */
export function useStart({ id: serviceId, tariff: { minuteMs: _, ...agreedTariff } }: ServiceView) {
  const router = useRouter();
  const [keys] = useState(createWishKeys);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  /** With the most that it may cost; null for no limit. */
  const start = async (capMinor: number | null) => {
    setIsPending(true);
    setFailure(null);
    const idempotencyKey = keys.keyFor(String(capMinor));
    try {
      const device = await getDevice();
      const { session, room } = await plainClient.streaming.start.mutate({
        serviceId,
        device,
        idempotencyKey,
        agreedTariff,
        ...(capMinor === null ? {} : { capMinor }),
      });
      keys.forget();
      keepEntry(session.id, { credential: room, prepared: null });
      router.push(`/sessions/${session.id}`);
    } catch (error) {
      const refused = readFailure(error);
      const isUnanswered = refused.code === "unavailable" || refused.code === "internal";
      if (!isUnanswered) keys.forget();
      setFailure(refused);
      setIsPending(false);
    }
  };

  return { start, isPending, failure };
}

import { useEffect, useEffectEvent } from "react";
import { trpc } from "../../../trpc/client.ts";
import { tickInBackground } from "./background-ticker.ts";

const EVERY_MS = 20_000;

/** A sign of life from this page every 20 s, so that customers see the vendor online. */
export function useCheckIn(): void {
  const { mutate } = trpc.dashboard.checkIn.useMutation();
  const checkIn = useEffectEvent(() => mutate({}));
  useEffect(() => {
    checkIn();
    return tickInBackground(EVERY_MS, () => checkIn());
  }, []);
}

import { useEffect, useState } from "react";
import { trpc } from "../../trpc/client.ts";

const READ_AGAIN_MS = 30_000;

function todayStartsAt(): string {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  return midnight.toISOString();
}

/** The dashboard's figures, read again on every hint, and at times in case a hint was lost. */
export function useDashboard() {
  const [dayStart, setDayStart] = useState<string | null>(null);
  useEffect(() => {
    setDayStart(todayStartsAt());
    const timer = setInterval(() => setDayStart(todayStartsAt()), READ_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return trpc.dashboard.get.useQuery(
    { todayStartsAt: dayStart ?? "" },
    {
      enabled: dayStart !== null,
      refetchInterval: READ_AGAIN_MS,
      refetchIntervalInBackground: true,
      placeholderData: (former) => former,
    },
  );
}

import type { Availability } from "@paygo/contracts";
import { Badge, type BadgeProps } from "@paygo/ui/badge";

const looks: Record<Availability, Pick<BadgeProps, "tone" | "dot"> & { text: string }> = {
  online: { tone: "success", dot: "pulse", text: "Online" },
  busy: { tone: "accent", dot: true, text: "In a session" },
  offline: { tone: "neutral", dot: true, text: "Offline" },
};

/** Whether the vendor can be rung now. */
export function AvailabilityBadge({ availability }: { availability: Availability }) {
  const { text, ...look } = looks[availability];
  return <Badge {...look}>{text}</Badge>;
}

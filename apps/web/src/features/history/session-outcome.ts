import type { SessionSummary } from "@paygo/contracts";
import { endReasonLabel } from "../session/end-reason-words.ts";
import { receiptPath, roomPath } from "./session-paths.ts";

/** How a session stands, in words for a list. */
export function outcomeWords({ state, endReason }: Pick<SessionSummary, "state" | "endReason">): string {
  switch (state) {
    case "ringing":
      return "Ringing";
    case "live":
      return "Live";
    case "ended":
      return endReason ? endReasonLabel(endReason) : "Ended";
    default:
      return state satisfies never;
  }
}

/** Where a line of the list leads: into the open room, or to the receipt. */
export function sessionPath({ id, state }: Pick<SessionSummary, "id" | "state">): string {
  return state === "ended" ? receiptPath(id) : roomPath(id);
}

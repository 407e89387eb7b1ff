/** A span of server time in epoch milliseconds, `startMs ≤ endMs`. */
export interface Interval {
  startMs: number;
  endMs: number;
}

/** A participant's presence so far: the open interval, if any, and how long it was silent since it first came. */
export interface PresenceState {
  /** The open interval; null before the first evidence. Its end is the last evidence. */
  open: Interval | null;
  /** Sum of the silences: gaps that were longer than allowed, or at whose end the sender said it had been away. */
  silentMs: number;
}

/** Nobody was there yet. */
export const absent: PresenceState = { open: null, silentMs: 0 };

/**
 * Takes in one piece of evidence, stamped by the server at `atMs`. Within `maxGapMs` of the last one the
 * open interval grows; after a longer silence it is closed at its last evidence and a new one opens.
 * With `isResumed` the sender says that it was away since its last evidence: however short the gap, it is
 * silence, neither presence nor free of the limit on all silences.
 * Evidence that is not newer than what is known changes nothing: presence only grows, whatever the order and
 * repetition, and disorder can only prove less than order would.
 */
export function recordEvidence(
  state: PresenceState,
  atMs: number,
  maxGapMs: number,
  isResumed = false,
): { state: PresenceState; closed: Interval | null } {
  if (state.open === null) {
    return { state: { ...state, open: { startMs: atMs, endMs: atMs } }, closed: null };
  }
  if (atMs <= state.open.endMs) return { state, closed: null };
  const gapMs = atMs - state.open.endMs;
  if (gapMs <= maxGapMs && !isResumed) {
    return { state: { ...state, open: { startMs: state.open.startMs, endMs: atMs } }, closed: null };
  }
  return {
    state: { open: { startMs: atMs, endMs: atMs }, silentMs: state.silentMs + gapMs },
    closed: state.open,
  };
}

/** The same intervals, sorted, with touching and overlapping ones joined. */
export function union(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    if (last && next.startMs <= last.endMs) last.endMs = Math.max(last.endMs, next.endMs);
    else joined.push({ ...next });
  }
  return joined;
}

/** The time that is in both lists; empty spans are left out. */
export function overlap(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const a = union(left);
  const b = union(right);
  const shared: Interval[] = [];
  let i = 0;
  let j = 0;
  for (let x = a[i], y = b[j]; x && y; x = a[i], y = b[j]) {
    const startMs = Math.max(x.startMs, y.startMs);
    const endMs = Math.min(x.endMs, y.endMs);
    if (startMs < endMs) shared.push({ startMs, endMs });
    if (x.endMs < y.endMs) i++;
    else j++;
  }
  return shared;
}

/** Sum of the lengths of `intervals`, in milliseconds. */
export function durationMs(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, interval) => sum + (interval.endMs - interval.startMs), 0);
}

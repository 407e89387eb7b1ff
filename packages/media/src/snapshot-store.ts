import type { RoomSnapshot } from "./room.ts";

/** Holds the snapshot: listeners are called only when something in it really changed. */
export class SnapshotStore {
  #snapshot: RoomSnapshot;
  readonly #listeners = new Set<() => void>();

  constructor(initial: RoomSnapshot) {
    this.#snapshot = freezeShared(undefined, initial);
  }

  readonly get = (): RoomSnapshot => this.#snapshot;

  readonly subscribe = (onChange: () => void): (() => void) => {
    const listener = () => onChange();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  update(patch: Partial<RoomSnapshot>): void {
    const next = freezeShared(this.#snapshot, { ...this.#snapshot, ...patch });
    if (next === this.#snapshot) return;
    this.#snapshot = next;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A deeply frozen copy of `next` in which every part equal to its counterpart in `previous` is that very part. */
function freezeShared<T>(previous: unknown, next: T): T {
  if (typeof next !== "object" || next === null || Object.is(previous, next)) return next;
  const before: Record<string, unknown> = isRecord(previous) ? previous : {};
  const entries = Object.entries(next).map(
    ([key, value]) => [key, freezeShared(before[key], value)] as const,
  );
  const isSame =
    isRecord(previous) &&
    Object.keys(before).length === entries.length &&
    entries.every(([key, value]) => Object.is(before[key], value));
  if (isSame) return previous as T;
  const copy = Array.isArray(next) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  return Object.freeze(copy) as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

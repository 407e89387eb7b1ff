import { createRandomId } from "../identity/random-id.ts";

const STORAGE_KEY = "paygo.device";
/** A reload gives its lock back at once; a lock that is still taken after this belongs to a twin. */
const LOCK_WAIT_MS = 1_500;

export interface DeviceSources {
  storage: Pick<Storage, "getItem" | "setItem">;
  /** Undefined where pages are not secure. */
  locks: Pick<LockManager, "request"> | undefined;
  createId: () => string;
}

/**
 * The id of this tab: a reload keeps it. A duplicated tab starts with a copy of the session storage, but the
 * lock of the id is taken by its twin, so it gets an id of its own.
 */
export async function claimDevice({ storage, locks, createId }: DeviceSources): Promise<string> {
  const stored = storage.getItem(STORAGE_KEY);
  if (stored !== null && (await holdForLife(locks, stored))) return stored;
  const fresh = createId();
  storage.setItem(STORAGE_KEY, fresh);
  await holdForLife(locks, fresh);
  return fresh;
}

function holdForLife(locks: DeviceSources["locks"], device: string): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const hold = () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    const options = { signal: AbortSignal.timeout(LOCK_WAIT_MS) };
    locks.request(`paygo-device-${device}`, options, hold).catch(() => resolve(false));
  });
}

function tabStorage(): DeviceSources["storage"] {
  try {
    return window.sessionStorage;
  } catch {
    // Storage is blocked: the id lives as long as the page.
    return { getItem: () => null, setItem: () => undefined };
  }
}

let claimed: Promise<string> | undefined;

/** The `device` of this tab for every call that names one. */
export function getDevice(): Promise<string> {
  claimed ??= claimDevice({ storage: tabStorage(), locks: navigator.locks, createId: createRandomId });
  return claimed;
}

const KEY = "paygo.cap";

/** The cap of the last start: an amount, or null for no limit. */
interface CapMemory {
  capMinor: number | null;
  currency: string;
}

/** What the browser remembers; null on a first visit. */
export function recallCap(storage: Pick<Storage, "getItem">): CapMemory | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const { capMinor, currency } = value as Record<string, unknown>;
    const isCap = capMinor === null || (Number.isSafeInteger(capMinor) && Number(capMinor) > 0);
    return isCap && typeof currency === "string"
      ? { capMinor: capMinor === null ? null : Number(capMinor), currency }
      : null;
  } catch {
    return null;
  }
}

/** Remembers the cap for the next start, of whatever service. */
export function rememberCap(storage: Pick<Storage, "setItem">, memory: CapMemory): void {
  try {
    storage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // A full or blocked storage only costs the memory of a choice.
  }
}

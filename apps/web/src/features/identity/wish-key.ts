import { createRandomId } from "./random-id.ts";

/** The idempotency keys of one form. */
export interface WishKeys {
  /** The key of a wish: the same as long as the wish is, so that asking again after a lost answer does nothing twice. */
  keyFor(wish: string): string;
  /** The wish was answered for certain: the next one is another, even if it reads the same. */
  forget(): void;
}

/** Remembers the last wish and its key. */
export function createWishKeys(newKey: () => string = createRandomId): WishKeys {
  let last: { wish: string; key: string } | null = null;
  return {
    keyFor(wish) {
      if (last?.wish !== wish) last = { wish, key: newKey() };
      return last.key;
    },
    forget() {
      last = null;
    },
  };
}

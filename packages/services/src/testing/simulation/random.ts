import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Everything that is left to chance in a run, from one seed: the same seed draws the same. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** A number from 0 up to, but not including, 1. */
  share(): number;
}

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  return { int, share: () => int(0, 0x3fffffff) / 0x40000000 };
}

/** One of `list` by a share of 0 to 1; undefined only for an empty list. */
export function pick<T>(list: readonly T[], share: number): T | undefined {
  return list[Math.min(list.length - 1, Math.floor(list.length * share))];
}

/** A whole number from `from` to `to` by a share of 0 to 1. */
export function within(share: number, from: number, to: number): number {
  return from + Math.floor((to - from + 1) * share);
}

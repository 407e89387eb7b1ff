/** How many grounds `styles.css` defines (`bg-avatar-0` … `bg-avatar-7`). */
export const avatarToneCount = 8;

/**
 * The same tone for the same seed, always (32-bit FNV-1a over UTF-16 units).
 *
 * @returns an integer from 0 to `avatarToneCount - 1`
 */
export function avatarTone(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  }
  // The low bits of FNV-1a mix poorly on short input, so the high half is folded in.
  return ((hash ^ (hash >>> 16)) >>> 0) % avatarToneCount;
}

/** The first letters of the first and last word, upper case, at most two; "?" for an empty name. */
export function initials(name: string): string {
  const words = name.split(/[\s._@-]+/u).filter((word) => word !== "");
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last]
    .map((word) => (word === undefined ? "" : (Array.from(word)[0] ?? "")))
    .join("")
    .toLocaleUpperCase("en");
}

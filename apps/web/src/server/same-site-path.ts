/** A base that no link can name, to see whether an address stays on the site it is resolved on. */
const ANY_SITE = "https://same-site.invalid";

/**
 * `value` if it is a path of this site, else `fallback`. Refuses other hosts in every spelling that a
 * browser accepts (`//host`, `/\host`, tabs and newlines, other schemes), so that sign-in cannot redirect away.
 */
export function sameSitePath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, ANY_SITE)) return fallback;
  const url = new URL(value, ANY_SITE);
  if (url.origin !== ANY_SITE) return fallback;
  const path = `${url.pathname}${url.search}${url.hash}`;
  // "/.//host" resolves to the pathname "//host", which would leave the site when resolved once more.
  return path.startsWith("//") ? fallback : path;
}

const FALLBACK = "en-US";

/**
 * The language that a reader asks for first and that this runtime can format numbers and dates in (RFC 9110,
 * `Accept-Language`), as a canonical BCP 47 tag. `"en-US"` when there is none.
 */
export function preferredLocale(acceptLanguage: string | null): string {
  const asked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const quality = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ tag, quality }) => tag !== "" && tag !== "*" && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of asked) {
    const locale = supported(tag);
    if (locale) return locale;
  }
  return FALLBACK;
}

function supported(tag: string): string | null {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? null;
  } catch {
    // Not a language tag at all.
    return null;
  }
}

/** What Next hands a page as `searchParams`, to be read as in the browser; of a repeated parameter the first counts. */
export function readParameters(
  given: Record<string, string | string[] | undefined>,
): Pick<URLSearchParams, "get"> {
  return {
    get(name) {
      const value = given[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
}

/** How many services the catalogue shows at first and more at a time. */
export const PAGE_SIZE = 24;
const MOST_SHOWN = 20 * PAGE_SIZE;

/** What the address of the catalogue asks for. */
export interface CatalogSearch {
  query: string;
  /** How many services at most, a multiple of {@link PAGE_SIZE}. */
  show: number;
}

type Parameter = string | string[] | undefined;

/** Reads `?q=…&show=…`. Nonsense counts as nothing asked. */
export function readCatalogSearch(parameters: { q?: Parameter; show?: Parameter }): CatalogSearch {
  const query = typeof parameters.q === "string" ? parameters.q.trim().slice(0, 100) : "";
  const asked = typeof parameters.show === "string" ? Number(parameters.show) : PAGE_SIZE;
  const pages = Number.isFinite(asked) ? Math.ceil(asked / PAGE_SIZE) : 1;
  return { query, show: Math.min(Math.max(1, pages) * PAGE_SIZE, MOST_SHOWN) };
}

/** The address of the catalogue with a search. */
export function catalogPath({ query, show = PAGE_SIZE }: { query: string; show?: number }): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  if (show > PAGE_SIZE) parameters.set("show", String(show));
  const search = parameters.toString();
  return search ? `/?${search}` : "/";
}

import type { ServiceView } from "@paygo/contracts";
import { api } from "../../trpc/server.ts";
import type { CatalogSearch } from "./catalog-search.ts";

const MOST_AT_ONCE = 100;

interface ServicePage {
  items: ServiceView[];
  nextCursor: string | null;
}

export interface ShownServices {
  services: ServiceView[];
  hasMore: boolean;
  /** Where a browser reads the same services again. */
  addresses: string[];
}

/** The services that a search shows, from as many pages of `services.list` as it takes. */
export async function readServices({ query, show }: CatalogSearch): Promise<ShownServices> {
  const services: ServiceView[] = [];
  const addresses: string[] = [];
  let cursor: string | null = null;
  do {
    const input = {
      limit: Math.min(show - services.length, MOST_AT_ONCE),
      ...(query ? { query } : {}),
      ...(cursor ? { cursor } : {}),
    };
    const page: ServicePage = await api((call) => call.services.list(input));
    services.push(...page.items);
    addresses.push(queryAddress("services.list", input));
    cursor = page.nextCursor;
  } while (cursor !== null && services.length < show);
  return { services, hasMore: cursor !== null, addresses };
}

/** Where a browser reads one service again. */
export function serviceAddress(serviceId: string): string {
  return queryAddress("services.get", { serviceId });
}

function queryAddress(procedure: string, input: object): string {
  return `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
}

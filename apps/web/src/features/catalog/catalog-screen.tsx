import { Page, PageHeader } from "@paygo/ui/page";
import { type CatalogSearch, catalogPath, PAGE_SIZE } from "./catalog-search.ts";
import { LiveAvailability } from "./live-availability.tsx";
import { LoadMoreLink } from "./load-more-link.tsx";
import { NoServices } from "./no-services.tsx";
import type { ShownServices } from "./read-services.ts";
import { SearchForm } from "./search-form.tsx";
import { ServiceCard } from "./service-card.tsx";

export interface CatalogScreenProps extends ShownServices {
  search: CatalogSearch;
  locale: string;
}

/** The catalogue: all services that are on, or those that a search finds. */
export function CatalogScreen({ search, services, hasMore, addresses, locale }: CatalogScreenProps) {
  const { query, show } = search;
  return (
    <Page>
      <PageHeader
        title="Live help, paid by the minute"
        description="Pick a service and ring its vendor. The meter runs only while you are both connected."
        className="mb-6"
      />
      <SearchForm query={query} />
      <p role="status" className={query && services.length > 0 ? "mt-4 text-muted text-sm" : "sr-only"}>
        {countWords(services.length, hasMore)}
        {query ? ` for “${query}”` : ""}
      </p>
      {services.length === 0 ? (
        <NoServices query={query} />
      ) : (
        <LiveAvailability addresses={addresses}>
          <ul className="mt-6 grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {services.map((service) => (
              <ServiceCard key={service.id} service={service} locale={locale} />
            ))}
          </ul>
        </LiveAvailability>
      )}
      {hasMore ? <LoadMoreLink href={catalogPath({ query, show: show + PAGE_SIZE })} /> : null}
    </Page>
  );
}

function countWords(count: number, hasMore: boolean): string {
  if (hasMore) return `The first ${count} services`;
  return count === 1 ? "1 service" : `${count} services`;
}

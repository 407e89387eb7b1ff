import { CatalogScreen } from "../../features/catalog/catalog-screen.tsx";
import { readCatalogSearch } from "../../features/catalog/catalog-search.ts";
import { readServices } from "../../features/catalog/read-services.ts";
import { readLocale } from "../../features/locale/reader-locale.ts";

interface CataloguePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CataloguePage({ searchParams }: CataloguePageProps) {
  const search = readCatalogSearch(await searchParams);
  const [shown, locale] = await Promise.all([readServices(search), readLocale()]);
  return <CatalogScreen {...shown} search={search} locale={locale} />;
}

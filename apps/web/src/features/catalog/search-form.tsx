import { SearchInput } from "@paygo/ui/search-input";
import { SearchAsYouType } from "./search-as-you-type.tsx";

/** The search of the catalogue: a plain form, that searches while one types where there is JavaScript. */
export function SearchForm({ query }: { query: string }) {
  return (
    <search>
      <SearchAsYouType query={query}>
        <SearchInput
          label="Search services"
          placeholder="Search services and vendors"
          name="q"
          defaultValue={query}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
        />
      </SearchAsYouType>
    </search>
  );
}

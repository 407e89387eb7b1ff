"use client";

import { SearchInput } from "@paygo/ui/search-input";
import { Spinner } from "@paygo/ui/spinner";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { catalogPath } from "./catalog-search.ts";

const TYPING_MS = 250;

/** The search of the catalogue: a plain form, that searches while one types where there is JavaScript. */
export function SearchForm({ query }: { query: string }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const inputRef = useRef<HTMLInputElement>(null);
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const input = inputRef.current;
    // Another way led here, such as "Show all": the field follows, but never while one types.
    if (input && document.activeElement !== input) input.value = query;
  }, [query]);
  useEffect(() => () => clearTimeout(timerRef.current), []);

  function search(delayMs: number) {
    clearTimeout(timerRef.current);
    timerRef.current = setTimeout(() => {
      const wanted = inputRef.current?.value.trim() ?? "";
      startTransition(() => router.replace(catalogPath({ query: wanted }), { scroll: false }));
    }, delayMs);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    search(0);
  }

  return (
    <search>
      <form action="/" onSubmit={submit} className="relative w-full sm:max-w-sm">
        <SearchInput
          ref={inputRef}
          label="Search services"
          placeholder="Search services and vendors"
          name="q"
          defaultValue={query}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          onChange={() => search(TYPING_MS)}
        />
        {isPending ? (
          <Spinner size="sm" className="absolute top-1/2 right-9 -translate-y-1/2 text-faint" />
        ) : null}
      </form>
    </search>
  );
}

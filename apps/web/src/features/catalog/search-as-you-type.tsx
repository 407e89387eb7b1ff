"use client";

import { Spinner } from "@paygo/ui/spinner";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";
import { catalogPath } from "./catalog-search.ts";

const TYPING_MS = 250;

/** The form around the field `q`, which comes from the server and so costs the browser nothing. */
export function SearchAsYouType({ query, children }: { query: string; children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const formRef = useRef<HTMLFormElement>(null);
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const field = fieldOf(formRef.current);
    // Another way led here, such as "Show all": the field follows, but never while one types.
    if (field && document.activeElement !== field) field.value = query;
  }, [query]);
  useEffect(() => () => clearTimeout(timerRef.current), []);

  function search(delayMs: number) {
    clearTimeout(timerRef.current);
    timerRef.current = setTimeout(() => {
      const wanted = fieldOf(formRef.current)?.value.trim() ?? "";
      startTransition(() => router.replace(catalogPath({ query: wanted }), { scroll: false }));
    }, delayMs);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    search(0);
  }

  return (
    <form
      ref={formRef}
      action="/"
      onSubmit={submit}
      onInput={() => search(TYPING_MS)}
      className="relative w-full sm:max-w-sm"
    >
      {children}
      {isPending ? (
        <Spinner size="sm" className="absolute top-1/2 right-9 -translate-y-1/2 text-faint" />
      ) : null}
    </form>
  );
}

function fieldOf(form: HTMLFormElement | null): HTMLInputElement | null {
  const field = form?.elements.namedItem("q");
  return field instanceof HTMLInputElement ? field : null;
}

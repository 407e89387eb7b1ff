"use client";

import { useSearchParams } from "next/navigation";
import type { AddressFilter } from "./address-filter.ts";

/** A filter that is kept in the address of the page, so that a reload, a bookmark and the way back find it again. */
export function useAddressFilter<Filter>({ read, write }: AddressFilter<Filter>) {
  const filter = read(useSearchParams());
  return {
    filter,
    change(part: Partial<Filter>) {
      // From the address itself: two changes in a row must not undo each other.
      const parameters = new URLSearchParams(window.location.search);
      write({ ...read(parameters), ...part }, parameters);
      const search = parameters.toString();
      window.history.replaceState(null, "", search ? `?${search}` : window.location.pathname);
    },
  };
}

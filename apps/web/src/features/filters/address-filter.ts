/** How a list's filter stands in the address. `write` leaves alone what is not the filter's. */
export interface AddressFilter<Filter> {
  read(parameters: Pick<URLSearchParams, "get">): Filter;
  write(filter: Filter, parameters: URLSearchParams): void;
}

/** Sets a parameter, or takes it away when it says nothing. */
export function setParameter(parameters: URLSearchParams, name: string, value: string | null): void {
  if (value) parameters.set(name, value);
  else parameters.delete(name);
}

import { z } from "zod";

/** The output of a subscription: an async iterable, each of whose items is checked as it passes. */
export function zAsyncIterable<T extends z.ZodType>(item: T) {
  return z
    .custom<AsyncIterable<z.input<T>>>(
      (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
    )
    .transform(async function* (items): AsyncGenerator<z.output<T>, void, unknown> {
      for await (const value of items) yield item.parse(value);
    });
}

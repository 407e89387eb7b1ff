import { keepPreviousData } from "@tanstack/react-query";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";

export type WalletPage = RouterOutputs["wallet"]["lines"];

/** The reader's wallet lines, page by page. `firstPage` is what the server read for this very input, or null. */
export function useWalletLines(
  input: { kind?: WalletPage["items"][number]["kind"]; query?: string },
  firstPage: WalletPage | null,
) {
  return trpc.wallet.lines.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...(firstPage && { initialData: { pages: [firstPage], pageParams: [undefined] } }),
  });
}

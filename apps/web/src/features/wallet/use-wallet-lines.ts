import { type RouterOutputs, trpc } from "../../trpc/client.ts";

export type WalletPage = RouterOutputs["wallet"]["lines"];

/** The reader's wallet lines, page by page, starting with the page that the server read. */
export function useWalletLines(firstPage: WalletPage) {
  return trpc.wallet.lines.useInfiniteQuery(
    {},
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      initialData: { pages: [firstPage], pageParams: [undefined] },
    },
  );
}

import { createCaller, readFailure } from "@paygo/api";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { callerAddress } from "../server/caller-address.ts";
import { getServices } from "../server/context.ts";
import { whileAvailable } from "../server/unavailable.ts";
import { getViewer } from "../server/viewer.ts";

type Api = ReturnType<typeof createCaller>;

const getCaller = cache(async (): Promise<Api> => {
  const [viewer, requestHeaders] = await Promise.all([getViewer(), headers()]);
  const caller = { ip: callerAddress(requestHeaders) };
  return createCaller({ services: getServices(), viewer, requestId: crypto.randomUUID(), caller });
});

/**
 * Calls procedures from a server component: `await api((call) => call.wallet.get({}))`. What does not exist,
 * is malformed or is not the reader's to see becomes the not-found page.
 */
export async function api<T>(ask: (call: Api) => Promise<T>): Promise<T> {
  try {
    return await whileAvailable(async () => ask(await getCaller()));
  } catch (error) {
    const { code } = readFailure(error);
    if (code === "not_found" || code === "forbidden" || code === "invalid_input") notFound();
    throw error;
  }
}

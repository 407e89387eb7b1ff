import { createCaller, readFailure } from "@paygo/api";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { UNAVAILABLE_DIGEST } from "../features/chrome/error-digest.ts";
import { callerAddress } from "../server/caller-address.ts";
import { getServices } from "../server/context.ts";
import { getViewer } from "../server/viewer.ts";

type Api = ReturnType<typeof createCaller>;

const getCaller = cache(async (): Promise<Api> => {
  const [services, viewer, requestHeaders] = await Promise.all([getServices(), getViewer(), headers()]);
  const caller = { ip: callerAddress(requestHeaders) };
  return createCaller({ services, viewer, requestId: crypto.randomUUID(), caller });
});

/** The digest is all of an error that reaches the browser; this one makes the error page try again by itself. */
class UnavailableError extends Error {
  readonly digest = UNAVAILABLE_DIGEST;
}

/**
 * Calls procedures from a server component: `await api((call) => call.wallet.get({}))`. What does not exist,
 * is malformed or is not the reader's to see becomes the not-found page.
 */
export async function api<T>(ask: (call: Api) => Promise<T>): Promise<T> {
  try {
    return await ask(await getCaller());
  } catch (error) {
    const { code } = readFailure(error);
    if (code === "not_found" || code === "forbidden" || code === "invalid_input") notFound();
    if (code === "unavailable") throw new UnavailableError("the database is away", { cause: error });
    throw error;
  }
}

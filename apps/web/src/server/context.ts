import { createServices } from "@paygo/integrations";
import type { ServiceContext } from "@paygo/services";
import { getConfig } from "./config.ts";

declare global {
  var paygoServices: ReturnType<typeof createServices> | undefined;
}

/**
 * The one set of services of this process, made when first asked for. It is on globalThis because the dev
 * server evaluates modules anew, and bundles of routes have copies of their own.
 */
export function getServices(): ServiceContext {
  globalThis.paygoServices ??= createServices(getConfig(), { applicationName: "paygo-web" });
  return globalThis.paygoServices.context;
}

/** Ends the connections of the services, at the end of the process. */
export async function closeServices(): Promise<void> {
  await globalThis.paygoServices?.close();
}

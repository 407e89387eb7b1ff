import { type Config, createServices, loadConfig } from "@paygo/integrations";
import type { ServiceContext } from "@paygo/services";

interface Held {
  config?: Config;
  services?: Promise<ServiceContext>;
}

declare global {
  var paygo: Held | undefined;
}

// On globalThis, because the dev server evaluates modules anew and bundles of routes have copies of their own.
globalThis.paygo ??= {};
const held = globalThis.paygo;

/** The configuration, read when first asked for: `next build` needs none. */
export function getConfig(): Config {
  held.config ??= loadConfig();
  return held.config;
}

/** The one set of services of this process. A failed attempt is forgotten, so that the next request tries again. */
export function getServices(): Promise<ServiceContext> {
  held.services ??= createServices(getConfig(), { applicationName: "paygo-web" }).then(
    ({ context }) => context,
    (error: unknown) => {
      held.services = undefined;
      throw error;
    },
  );
  return held.services;
}

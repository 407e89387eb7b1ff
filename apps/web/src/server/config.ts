import { type Config, loadConfig } from "@paygo/integrations/config";

let config: Config | undefined;

/** The configuration, read when first asked for: `next build` needs none. */
export function getConfig(): Config {
  config ??= loadConfig();
  return config;
}

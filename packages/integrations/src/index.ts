export { type Config, ConfigError, loadConfig } from "./config.ts";
export { createServices } from "./create-services.ts";
export { createPasswordHasher } from "./identity/passwords.ts";

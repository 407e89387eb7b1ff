export * from "./bill.ts";
export * from "./errors.ts";
export * from "./ledger.ts";
export * from "./metering.ts";
export * from "./money.ts";
export * from "./presence.ts";
export * from "./session.ts";
export * from "./tariff.ts";

export * from "./books.ts";
export * from "./clock.ts";
export * from "./hub.ts";
export * from "./meeting.ts";
export * from "./people.ts";
export * from "./race.ts";
export * from "./suite.ts";
export * from "./test-context.ts";

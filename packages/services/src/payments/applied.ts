/**
 * What became of an event. `wait`: it is about something that we do not know yet, e.g. because an earlier event
 * is still to come; it is tried again. `refused`: it contradicts our books and is kept, with the reason, for people.
 */
export type Applied = { kind: "done" } | { kind: "wait" | "refused"; reason: string };

export const done: Applied = { kind: "done" };

import { MAX_AMOUNT_MINOR } from "@paygo/core";
import { z } from "zod";

export const id = z.uuid();
/** An instant of server time, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** Minor units of a currency, zero or more. */
export const amountMinor = z.int().min(0).max(MAX_AMOUNT_MINOR);
/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** A browser tab or other client, chosen by itself; the same for as long as it lives. */
export const device = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/);
/** Chosen by the caller; a retry with the same key returns the first result. */
export const idempotencyKey = z
  .string()
  .min(8)
  .max(128)
  .regex(/^[\w:-]+$/);
/** Positions in a list, as the previous page returned them: a time-ordered id, or a sequence number. */
export const idCursor = z.uuid();
export const sequenceCursor = z.string().regex(/^\d{1,18}$/);
export const pageSize = z.int().min(1).max(100).default(20);

export const role = z.enum(["user", "vendor", "admin"]);
export type Role = z.infer<typeof role>;

export const person = z.object({ id, name: z.string() });
export type Person = z.infer<typeof person>;

export const nothing = z.object({});
export const done = z.object({ ok: z.literal(true) });

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

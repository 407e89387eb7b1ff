import type { Availability } from "@paygo/contracts";

const values: ReadonlySet<unknown> = new Set<Availability>(["online", "busy", "offline"]);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isAvailability(value: unknown): value is Availability {
  return values.has(value);
}

/**
 * Reads who is available from the answer of `services.list` or `services.get`, without the schemas: they
 * would weigh more than the rest of the catalogue. What it does not understand it leaves out.
 */
export function readAvailability(answer: unknown): [serviceId: string, availability: Availability][] {
  const result = isRecord(answer) ? answer.result : null;
  const data = isRecord(result) ? result.data : null;
  if (!isRecord(data)) return [];
  const services: unknown[] = Array.isArray(data.items) ? data.items : [data];
  return services.flatMap((service): [string, Availability][] =>
    isRecord(service) && typeof service.id === "string" && isAvailability(service.availability)
      ? [[service.id, service.availability]]
      : [],
  );
}

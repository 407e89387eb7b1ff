import { z } from "zod";
import { listProcedures } from "../procedures.ts";

/** A procedure with `.meta({ openapi })`, as the REST handler finds it. */
interface RestRoute {
  procedurePath: string;
  method: string;
  /** Parts of the path under `/api/v1`; `{name}` stands for an input of that name. */
  segments: readonly string[];
  /** Reads one query parameter, all of which are text, as the type that its input has. */
  readQueryValue(name: string, text: string): unknown;
}

const jsonTypes = z.object({ properties: z.record(z.string(), z.object({ type: z.string().optional() })) });

/** "true" is a boolean and "5" a number where the input says so; anything else stays text for zod to refuse. */
function createQueryReader(input: z.ZodType): RestRoute["readQueryValue"] {
  const { properties } = jsonTypes.parse(z.toJSONSchema(input, { io: "input" }));
  return (name, text) => {
    const type = properties[name]?.type;
    if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
    if ((type === "integer" || type === "number") && /^-?\d{1,15}$/.test(text)) return Number(text);
    return text;
  };
}

/** The REST routes, from the same procedures: each one whose meta names a method and a path. */
const restRoutes: readonly RestRoute[] = listProcedures().flatMap(({ path, input, openapi }) => {
  if (!openapi) return [];
  const segments = openapi.path.split("/").filter(Boolean);
  return [
    { procedurePath: path, method: openapi.method, segments, readQueryValue: createQueryReader(input) },
  ];
});

export interface RestMatch {
  route: RestRoute;
  pathInput: Record<string, string>;
}

function matchPath(segments: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (segments.length !== parts.length) return null;
  const pathInput: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? "";
    if (segment.startsWith("{")) pathInput[segment.slice(1, -1)] = part;
    else if (segment !== part) return null;
  }
  return pathInput;
}

/** The routes at a path, whatever their method; `parts` are the decoded parts of the path under `/api/v1`. */
export function findRestRoutes(parts: readonly string[]): RestMatch[] {
  return restRoutes.flatMap((route) => {
    const pathInput = matchPath(route.segments, parts);
    return pathInput ? [{ route, pathInput }] : [];
  });
}

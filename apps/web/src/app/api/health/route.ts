import { readFailure } from "@paygo/api";
import { checkHealth } from "@paygo/services";
import { connection } from "next/server";
import { getServices } from "../../../server/context.ts";
import { edgeLog } from "../../../server/edge-log.ts";

/** 200 when this process can answer requests, 503 while the database is away. */
export async function GET(): Promise<Response> {
  await connection();
  const headers = { "cache-control": "no-store" };
  try {
    await checkHealth(await getServices());
    return Response.json({ status: "ok" }, { headers });
  } catch (error) {
    edgeLog.warn({ error: String(error) }, "unhealthy");
    return Response.json({ status: readFailure(error).code }, { status: 503, headers });
  }
}

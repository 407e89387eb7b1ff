import { readFailure } from "@paygo/api";
import { checkHealth } from "@paygo/services";
import { connection } from "next/server";
import { getServices } from "../../../server/context.ts";

/** 200 when this process can answer requests, 503 while the database is away. */
export async function GET(): Promise<Response> {
  await connection();
  const headers = { "cache-control": "no-store" };
  try {
    await checkHealth(getServices());
    return Response.json({ status: "ok" }, { headers });
  } catch (error) {
    getServices().log.warn({ error: String(error) }, "unhealthy");
    return Response.json({ status: readFailure(error).code }, { status: 503, headers });
  }
}

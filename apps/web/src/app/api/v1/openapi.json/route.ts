import { createOpenApiDocument } from "@paygo/api/openapi";
import { connection } from "next/server";
import { getConfig } from "../../../../server/config.ts";
import { isSecureSite } from "../../../../server/session.ts";
import { sessionCookieName } from "../../../../server/session-cookie.ts";

export async function GET(): Promise<Response> {
  // At request time: the document names the address of this site, which `next build` does not know.
  await connection();
  return Response.json(createOpenApiDocument(getConfig().publicUrl, sessionCookieName(isSecureSite())));
}

import { errorBody } from "@paygo/contracts";
import { generateOpenApiDocument } from "trpc-to-openapi";
import { REST_ENDPOINT } from "./http/rest-handler.ts";
import { appRouter } from "./router.ts";

/** The OpenAPI 3.1 document of the REST routes. `publicUrl` is the address of PayGo. */
export function createOpenApiDocument(publicUrl: URL, sessionCookieName: string) {
  return generateOpenApiDocument(appRouter, {
    title: "PayGo",
    description: "Pay-per-minute live video.",
    version: "1",
    baseUrl: new URL(REST_ENDPOINT, publicUrl).href,
    securitySchemes: {
      accessToken: {
        type: "http",
        scheme: "bearer",
        description: "A personal access token of the account page.",
      },
      signInCookie: {
        type: "apiKey",
        in: "cookie",
        name: sessionCookieName,
        description: "Needs an Origin or Sec-Fetch-Site header of this site.",
      },
    },
    defs: { ErrorBody: errorBody },
  });
}

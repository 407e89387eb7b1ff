import { expect, test } from "vitest";
import { createOpenApiDocument } from "./openapi.ts";

test("the document describes exactly the REST routes, with their inputs and both ways to sign in", () => {
  const { paths = {}, components } = createOpenApiDocument(new URL("https://paygo.example"), "paygo.session");
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.toSorted()).toEqual([
    "GET /streams/{sessionId}/agora-token",
    "POST /streams/start",
    "POST /streams/{sessionId}/join",
    "POST /streams/{sessionId}/stop",
  ]);
  const parameters = paths["/streams/{sessionId}/agora-token"]?.get?.parameters ?? [];
  expect(parameters.map((one) => ("name" in one ? `${one.in} ${one.name}` : "")).toSorted()).toEqual([
    "path sessionId",
    "query device",
    "query takeOver",
  ]);
  expect(Object.keys(components?.securitySchemes ?? {})).toEqual(["accessToken", "signInCookie"]);
});

import { DomainError } from "@paygo/core";
import { describe, expect, test } from "vitest";
import { guardBody, guardOrigin, MAX_BODY_BYTES } from "./request-guard.ts";

const site = new URL("https://paygo.example");

function codeOf(run: () => void): string {
  try {
    run();
    return "passed";
  } catch (error) {
    return error instanceof DomainError ? error.code : "thrown";
  }
}

describe("requests caused by another site do not use the sign-in cookie", () => {
  test.each<[string, Record<string, string>, boolean, string]>([
    ["own origin", { origin: "https://paygo.example" }, false, "passed"],
    [
      "own origin, said by the browser too",
      { origin: "https://paygo.example", "sec-fetch-site": "same-origin" },
      false,
      "passed",
    ],
    [
      "the host it was asked by",
      { origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" },
      false,
      "passed",
    ],
    ["same origin without Origin", { "sec-fetch-site": "same-origin" }, false, "passed"],
    ["another origin", { origin: "https://evil.example" }, false, "forbidden"],
    ["another origin on a read", { origin: "https://evil.example" }, true, "forbidden"],
    ["another port", { origin: "https://paygo.example:8443" }, false, "forbidden"],
    [
      "a sibling that calls itself same-site",
      { origin: "https://paygo.example", "sec-fetch-site": "same-site" },
      false,
      "forbidden",
    ],
    ["a lookalike", { origin: "https://paygo.example.evil.example" }, false, "forbidden"],
    ["an opaque origin", { origin: "null" }, false, "forbidden"],
    ["cross-site without Origin", { "sec-fetch-site": "cross-site" }, true, "forbidden"],
    ["an address typed by hand, reading", { "sec-fetch-site": "none" }, true, "passed"],
    ["an address typed by hand, changing", { "sec-fetch-site": "none" }, false, "forbidden"],
    ["neither header, reading", {}, true, "passed"],
    ["neither header, changing", {}, false, "forbidden"],
  ])("%s", (_name, headers, isReadOnly, expected) => {
    expect(codeOf(() => guardOrigin(new Headers(headers), site, isReadOnly))).toBe(expected);
  });
});

describe("only short JSON bodies of known length are read", () => {
  const json = "application/json";
  test.each<[string, Record<string, string>, string]>([
    ["no body", {}, "passed"],
    ["empty body", { "content-length": "0" }, "passed"],
    ["JSON", { "content-length": "20", "content-type": json }, "passed"],
    ["JSON with a charset", { "content-length": "20", "content-type": `${json}; charset=utf-8` }, "passed"],
    [
      "a form of another site",
      { "content-length": "20", "content-type": "multipart/form-data; boundary=x" },
      "invalid_input",
    ],
    ["plain text", { "content-length": "20", "content-type": "text/plain" }, "invalid_input"],
    ["bytes", { "content-length": "20", "content-type": "application/octet-stream" }, "invalid_input"],
    ["no content type", { "content-length": "20" }, "invalid_input"],
    ["too long", { "content-length": String(MAX_BODY_BYTES + 1), "content-type": json }, "invalid_input"],
    ["no number", { "content-length": "1e9", "content-type": json }, "invalid_input"],
    ["unknown length", { "transfer-encoding": "chunked", "content-type": json }, "invalid_input"],
  ])("%s", (_name, headers, expected) => {
    expect(codeOf(() => guardBody(new Headers(headers)))).toBe(expected);
  });
});

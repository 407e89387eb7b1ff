import { expect, test } from "vitest";
import { sameSitePath } from "./same-site-path.ts";

test.each(["/", "/wallet", "/sessions/1?tab=a#end", "/a%2F%2Fb"])("keeps the path %s", (path) => {
  expect(sameSitePath(path)).toBe(path);
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "wallet",
  "",
  " /wallet",
  undefined,
  ["/wallet"],
])("sign-in never leads away: %j becomes the fallback", (value) => {
  expect(sameSitePath(value, "/home")).toBe("/home");
});

test("what comes out leads to the same place when a browser resolves it", () => {
  for (const value of ["/a/../b", "/./c", "/x?y=//z"]) {
    expect(new URL(sameSitePath(value), "https://paygo.example").origin).toBe("https://paygo.example");
  }
});

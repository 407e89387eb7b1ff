import { expect, test } from "vitest";
import { migrationFolderName } from "./files.ts";

test("a migration folder sorts by time and carries its name", () => {
  expect(migrationFolderName("Add Refunds!", new Date("2026-03-04T05:06:07.890Z"))).toBe(
    "20260304050607_add_refunds",
  );
});

test("a name without letters or digits is refused", () => {
  expect(() => migrationFolderName(" -- ", new Date(0))).toThrow(/needs a name/);
});

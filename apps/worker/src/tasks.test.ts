import { createServices, loadConfig } from "@paygo/integrations";
import { expect, test } from "vitest";
import { cronItems, tasks } from "./tasks.ts";

test("every task is scheduled, and everything scheduled is a task", async () => {
  const env = { DATABASE_URL: "postgresql://127.0.0.1:1/none", NEXTAUTH_SECRET: "x".repeat(32) };
  const { context, close } = createServices(loadConfig(env), { applicationName: "paygo-test" });
  try {
    expect(cronItems.map(({ task }) => task).toSorted()).toEqual(Object.keys(tasks(context)).toSorted());
  } finally {
    await close();
  }
});

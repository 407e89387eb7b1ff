import { defineConfig, devices } from "@playwright/test";

const report = process.env.PAYGO_E2E_REPORT;
const chromium = process.env.PAYGO_CHROMIUM;

/** The stack under test is started by the global set-up, which also tells the address. */
export default defineConfig({
  testDir: "e2e/specs",
  outputDir: "test-results",
  globalSetup: "./e2e/global-setup.ts",
  forbidOnly: true,
  retries: 0,
  // Two browsers that encode and decode video fill two processors, and two specs share the demo accounts.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ...(report === undefined ? [] : [["json", { outputFile: report }] as const])],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.PAYGO_E2E_URL,
    permissions: ["camera", "microphone"],
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium !== undefined && { executablePath: chromium }),
      args: [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
        "--no-sandbox",
      ],
    },
  },
});

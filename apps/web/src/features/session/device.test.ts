import { describe, expect, it } from "vitest";
import { createRandomId } from "../identity/random-id.ts";
import { claimDevice } from "./device.ts";

/** One browser: locks are shared by its tabs, session storage is not. */
function openBrowser() {
  const held = new Set<string>();
  let created = 0;
  const openTab = (copied = new Map<string, string>()) => {
    const stored = new Map(copied);
    const owned: string[] = [];
    const locks = {
      request: async (name: string, ...rest: unknown[]) => {
        if (held.has(name)) throw new DOMException("still taken", "TimeoutError");
        held.add(name);
        owned.push(name);
        const hold = rest.at(-1);
        return typeof hold === "function" ? hold() : Promise.reject(new TypeError("no callback"));
      },
    };
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    };
    return {
      stored,
      load: () => claimDevice({ storage, locks, createId: () => `device-${++created}` }),
      unload: () => {
        for (const name of owned.splice(0)) held.delete(name);
      },
    };
  };
  return { openTab };
}

describe("the device id of a tab", () => {
  it("survives a reload", async () => {
    const tab = openBrowser().openTab();
    const device = await tab.load();
    tab.unload();
    expect(await tab.load()).toBe(device);
  });

  it("is not shared with a duplicate of the tab", async () => {
    const browser = openBrowser();
    const tab = browser.openTab();
    const device = await tab.load();
    const duplicate = browser.openTab(tab.stored);
    expect(await duplicate.load()).not.toBe(device);
  });

  it("of a duplicate survives its own reload", async () => {
    const browser = openBrowser();
    const tab = browser.openTab();
    await tab.load();
    const duplicate = browser.openTab(tab.stored);
    const device = await duplicate.load();
    duplicate.unload();
    expect(await duplicate.load()).toBe(device);
  });

  it("differs between tabs that were opened apart", async () => {
    const browser = openBrowser();
    expect(await browser.openTab().load()).not.toBe(await browser.openTab().load());
  });

  it("has the form that the API asks for", () => {
    expect(createRandomId()).toMatch(/^[\w-]{8,64}$/);
  });
});

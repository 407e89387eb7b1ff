import { describe, expect, it } from "vitest";
import { outcomeWords, sessionPath } from "./session-outcome.ts";

describe("a session in a list", () => {
  it("says how it stands", () => {
    expect(outcomeWords({ state: "ringing", endReason: null })).toBe("Ringing");
    expect(outcomeWords({ state: "live", endReason: null })).toBe("Live");
    expect(outcomeWords({ state: "ended", endReason: "no_answer" })).toBe("No answer");
  });

  it("leads into the room while it is open, and to the receipt after", () => {
    expect(sessionPath({ id: "1", state: "live" })).toBe("/sessions/1");
    expect(sessionPath({ id: "1", state: "ringing" })).toBe("/sessions/1");
    expect(sessionPath({ id: "1", state: "ended" })).toBe("/sessions/1/receipt");
  });
});

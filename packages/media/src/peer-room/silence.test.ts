import { describe, expect, it } from "vitest";
import { Silence } from "./silence.ts";

/** Looks at packet counts half a second apart, from 0 ms on. */
function lookAt(counts: readonly number[], isSending: (index: number) => boolean = () => true): boolean[] {
  const silence = new Silence();
  return counts.map((packetsReceived, index) =>
    silence.look({ packetsReceived }, isSending(index), index * 500),
  );
}

describe("a peer is silent", () => {
  it("within two seconds after the last packet, and no longer than until the next one", () => {
    expect(lookAt([10, 20, 20, 20, 20, 20, 21])).toEqual([false, false, false, false, false, true, false]);
  });

  it("never before the first packet: the connection is only just there", () => {
    expect(lookAt([0, 0, 0, 0, 0, 0])).not.toContain(true);
  });

  it("never while they say that they send nothing", () => {
    expect(lookAt([10, 10, 10, 10, 10, 10], () => false)).not.toContain(true);
  });

  it("only after the full time from when they began to send again", () => {
    const looks = lookAt([10, 10, 10, 10, 10, 10], (index) => index > 1);
    expect(looks).toEqual([false, false, false, false, false, true]);
  });
});

import type { FakePeerConnection } from "./fake-peer-connection.ts";

/**
 * What lies between `FakePeerConnection`s. Two of them connect when each knows the other's current ICE
 * credentials, at least one candidate has got across, and the path is up.
 */
export class FakeNetwork {
  readonly connections = new Set<FakePeerConnection>();
  /** How long a browser looks for candidates. */
  gatherMs = 0;
  #isUp = true;

  /** Packets stop. ICE says "disconnected" at once (a browser after some seconds). */
  cut(): void {
    this.#isUp = false;
    for (const connection of this.connections) {
      if (connection.connectionState === "connected") connection.moveTo("disconnected");
    }
  }

  /** ICE gives up on what is disconnected: from here only a restart helps. */
  giveUp(): void {
    for (const connection of this.connections) {
      if (connection.connectionState === "disconnected") connection.moveTo("failed");
    }
  }

  restore(): void {
    this.#isUp = true;
    this.settle();
  }

  settle(): void {
    for (const one of this.connections) {
      const other = this.counterpartOf(one);
      if (!other) continue;
      for (const connection of [one, other]) connection.moveTo("connected");
    }
    for (const connection of this.connections) connection.refreshReceivers();
  }

  counterpartOf(one: FakePeerConnection): FakePeerConnection | undefined {
    if (!this.#isUp) return undefined;
    return [...this.connections].find((other) => other !== one && one.canReach(other) && other.canReach(one));
  }
}

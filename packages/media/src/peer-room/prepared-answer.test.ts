import { describe, expect, it, vi } from "vitest";
import { createPeerHarness, type PeerHarness } from "../testing/peer-harness.ts";
import { BOTH, HOST, joinAll, PEER, watch } from "../testing/room-harness.ts";
import { PreparedAnswer } from "./prepared-answer.ts";

const kindsOf = ({ signalling }: PeerHarness) =>
  signalling.sent.map(({ fromUid, payload }) =>
    payload.kind === "description" ? `${fromUid} ${payload.type}` : `${fromUid} ${payload.kind}`,
  );

/** A host waits alone in the room and has said what it offers to whoever comes. */
async function waitWithOffer(harness: PeerHarness) {
  const host = harness.open(HOST, {}, { isFirst: true });
  await host.join();
  const hello = await vi.waitFor(() => {
    const found = harness.signalling.sent
      .map(({ payload }) => payload)
      .find((payload) => payload.kind === "hello" && payload.offer !== undefined);
    if (found?.kind !== "hello" || found.offer === undefined) throw new Error("nothing is offered");
    return { instance: found.instance, offer: found.offer };
  });
  return { host, hello };
}

const prepare = (hello: { instance: string; offer: string }) =>
  new PreparedAnswer({ uid: PEER, peerUid: HOST, iceServers: [], ...hello });

/** What goes with the answer of the person, once it is made. */
const begin = (prepared: PreparedAnswer) =>
  vi.waitFor(async () => {
    const messages = await prepared.begin();
    if (messages.length === 0) throw new Error("not ready");
    return messages;
  });

describe("an answer that is prepared while it rings", () => {
  it("connects with one message, and the media flows both ways", async () => {
    const harness = createPeerHarness();
    const { host, hello } = await waitWithOffer(harness);
    const prepared = prepare(hello);
    for (const message of await begin(prepared)) harness.signalling.deliver({ fromUid: PEER, ...message });
    const peer = harness.open(PEER, {}, { prepared });
    await joinAll(host, peer);
    expect(kindsOf(harness)).toEqual([`${HOST} hello`, `${HOST} hello`, `${PEER} hello`]);
    expect(harness.network.connections.size).toBe(2);
    await watch(host, PEER).arrives(BOTH);
    await watch(peer, HOST).arrives(BOTH);
  });

  it("says nothing and reaches nobody before the person answers, and leaves nothing when they do not", async () => {
    const harness = createPeerHarness();
    const { host, hello } = await waitWithOffer(harness);
    const prepared = prepare(hello);
    await vi.waitFor(() => expect(harness.network.connections.size).toBe(2));
    expect(host.getSnapshot().peers).toEqual([]);
    prepared.close();
    expect(harness.network.connections.size).toBe(1);
    expect(kindsOf(harness)).toEqual([`${HOST} hello`, `${HOST} hello`]);
  });

  it("goes by the room when the person was faster than it", async () => {
    const harness = createPeerHarness();
    const { host, hello } = await waitWithOffer(harness);
    const prepared = prepare(hello);
    const peer = harness.open(PEER, {}, { prepared });
    await joinAll(host, peer);
    expect(kindsOf(harness)).toContain(`${PEER} answer`);
    expect(kindsOf(harness)).not.toContain(`${PEER} offer`);
    expect(harness.network.connections.size).toBe(2);
  });

  it("that came second (two tabs answered) still ends in a connection", async () => {
    const harness = createPeerHarness();
    const { host, hello } = await waitWithOffer(harness);
    const [first, second] = [prepare(hello), prepare(hello)];
    const [theirs, ours] = [await begin(first), await begin(second)];
    const deliverLater = harness.signalling.hold();
    const peer = harness.open(PEER, {}, { prepared: second });
    await peer.join();
    for (const message of [...theirs, ...ours]) harness.signalling.deliver({ fromUid: PEER, ...message });
    first.close();
    await vi.waitFor(() => expect(kindsOf(harness)).toContain(`${HOST} offer`));
    deliverLater();
    await joinAll(host, peer);
    await watch(host, PEER).arrives(BOTH);
  });

  it("is not needed: without it a newcomer is met with the offer that lies ready", async () => {
    const harness = createPeerHarness();
    const { host } = await waitWithOffer(harness);
    await joinAll(host, harness.open(PEER));
    expect(kindsOf(harness)).toEqual([
      `${HOST} hello`,
      `${HOST} hello`,
      `${PEER} hello`,
      `${HOST} offer`,
      `${PEER} answer`,
    ]);
    expect(harness.network.connections.size).toBe(2);
  });
});

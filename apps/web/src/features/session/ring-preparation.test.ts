import type { PreparedAnswer } from "@paygo/media";
import { describe, expect, it, vi } from "vitest";
import { RingPreparation } from "./ring-preparation.ts";

type Sources = ConstructorParameters<typeof RingPreparation>[0];
type Ring = Awaited<ReturnType<Sources["read"]>>;
type Payload = Ring["messages"][number]["payload"];

const hello = (instance: string, offer?: string): Payload => ({
  kind: "hello",
  instance,
  isReply: false,
  ...(offer === undefined ? {} : { offer }),
});
const ringWith = (...payloads: Payload[]): Ring => ({
  uid: 22,
  peerUid: 11,
  iceServers: [],
  messages: payloads.map((payload, id) => ({ id, fromUid: 11, payload })),
});

/** A preparation that reads these rings one after the other, and what was made of them. */
function prepareFrom(...rings: Ring[]) {
  const made: {
    theirInstance: string;
    improve: ReturnType<typeof vi.fn>;
    close: ReturnType<typeof vi.fn>;
  }[] = [];
  const read = vi.fn(async () => rings.shift() ?? ringWith());
  const preparation = new RingPreparation({
    read,
    prepareAnswer: async ({ instance }) => {
      const prepared = { theirInstance: instance, improve: vi.fn(), close: vi.fn() };
      made.push(prepared);
      return prepared as unknown as PreparedAnswer;
    },
  });
  return { preparation, made, read };
}

describe("while it rings", () => {
  it("an answer is prepared to the last offer of a page that has not gone", async () => {
    const gone = [hello("a", "of a"), { kind: "bye", instance: "a" } as const];
    const { preparation, made } = prepareFrom(
      ringWith(hello("a"), ...gone),
      ringWith(...gone, hello("b", "of b")),
    );
    await preparation.look();
    expect(made).toEqual([]);
    await preparation.look();
    expect(made.map(({ theirInstance }) => theirInstance)).toEqual(["b"]);
  });

  it("the same page's better offer improves it, and another page's takes its place", async () => {
    const { preparation, made } = prepareFrom(
      ringWith(hello("a", "one")),
      ringWith(hello("a", "one"), hello("a", "two")),
      ringWith(hello("b", "three")),
    );
    for (let look = 0; look < 3; look++) await preparation.look();
    expect(made).toHaveLength(2);
    expect(made[0]?.improve).toHaveBeenCalledWith("two");
    expect(made[0]?.close).toHaveBeenCalledOnce();
  });

  it("trouble costs nothing but the head start", async () => {
    const { preparation, read } = prepareFrom(ringWith(hello("a", "one")));
    read.mockRejectedValueOnce(new TypeError("no network"));
    await preparation.look();
    expect(await preparation.take()).toBeNull();
  });

  it("what is not taken is closed, and nothing is prepared after the answer", async () => {
    const { preparation, made, read } = prepareFrom(ringWith(hello("a", "one")), ringWith(hello("b", "two")));
    await preparation.look();
    preparation.close();
    expect(made[0]?.close).toHaveBeenCalledOnce();
    await preparation.look();
    expect(read).toHaveBeenCalledOnce();
  });

  it("an answer waits for what is nearly ready", async () => {
    const { preparation } = prepareFrom(ringWith(hello("a", "one")));
    void preparation.look();
    expect(await preparation.take()).toMatchObject({ theirInstance: "a" });
  });
});

import type { SignalPayload } from "@paygo/contracts";
import { RoomError } from "@paygo/media";
import { describe, expect, it, vi } from "vitest";
import type { IncomingSignal, OutgoingSignal } from "./room-api.ts";
import { SignalMailbox } from "./signal-mailbox.ts";
import { refusal } from "./testing/refusal.ts";

const hello = (instance: string): SignalPayload => ({ kind: "hello", instance, isReply: false });
const bye: SignalPayload = { kind: "bye", instance: "me" };
const letter = (id: number): IncomingSignal => ({ id, fromUid: 22, payload: hello(`n${id}`) });
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

function openMailbox() {
  const box: IncomingSignal[] = [];
  const api = {
    send: vi.fn(async (_messages: OutgoingSignal[], _isParting: boolean) => undefined),
    read: vi.fn(async (afterId: number) => box.filter(({ id }) => id > afterId)),
  };
  const onRefused = vi.fn();
  const mailbox = new SignalMailbox(api, onRefused);
  return { box, api, onRefused, mailbox };
}

describe("the signalling mailbox", () => {
  it("hands messages on in their order, each once, however often it is asked to look", async () => {
    const { box, mailbox } = openMailbox();
    const seen: string[] = [];
    box.push(letter(1), letter(2));
    mailbox.subscribe(({ payload }) => seen.push(payload.instance));
    void mailbox.read();
    box.push(letter(5));
    await mailbox.read();
    await nextTurn();
    await mailbox.read();
    expect(seen).toEqual(["n1", "n2", "n5"]);
  });

  it("looks again for what came while it was reading", async () => {
    const { box, api, mailbox } = openMailbox();
    const seen: string[] = [];
    api.read.mockImplementationOnce(async () => {
      // The hint arrives after the server has looked, before its answer is here.
      box.push(letter(1));
      void mailbox.read();
      return [];
    });
    mailbox.subscribe(({ payload }) => seen.push(payload.instance));
    await nextTurn();
    expect(seen).toEqual(["n1"]);
  });

  it("takes what came with a hint without asking, and reads where something before it is missing", async () => {
    const { box, api, mailbox } = openMailbox();
    const seen: string[] = [];
    mailbox.subscribe(({ payload }) => seen.push(payload.instance));
    await nextTurn();
    box.push(letter(1));
    mailbox.take({ afterId: 0, messages: [letter(1)] });
    expect(seen).toEqual(["n1"]);
    expect(api.read).toHaveBeenCalledTimes(1);
    // The hint of 4 was lost.
    box.push(letter(4), letter(7));
    mailbox.take({ afterId: 4, messages: [letter(7)] });
    await nextTurn();
    expect(seen).toEqual(["n1", "n4", "n7"]);
  });

  it("goes on after trouble, from where it was", async () => {
    const { box, api, mailbox, onRefused } = openMailbox();
    const seen: string[] = [];
    box.push(letter(1));
    api.read.mockRejectedValueOnce(new TypeError("no network"));
    mailbox.subscribe(({ payload }) => seen.push(payload.instance));
    await nextTurn();
    expect(seen).toEqual([]);
    await mailbox.read();
    expect(seen).toEqual(["n1"]);
    expect(onRefused).not.toHaveBeenCalled();
  });

  it("sends in order, one request at a time, what waits in one batch", async () => {
    const { api, mailbox } = openMailbox();
    let finishFirst: () => void = () => undefined;
    api.send.mockImplementationOnce(() => new Promise((resolve) => (finishFirst = () => resolve(undefined))));
    const sent = ["a", "b"].map((name) => mailbox.send({ toUid: 22, payload: hello(name) }));
    await nextTurn();
    sent.push(...["c", "d"].map((name) => mailbox.send({ toUid: 22, payload: hello(name) })));
    await nextTurn();
    expect(api.send).toHaveBeenCalledTimes(1);
    finishFirst();
    await Promise.all(sent);
    const batches = api.send.mock.calls.map(([messages]) => messages.map(({ payload }) => payload.instance));
    expect(batches).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("sends a farewell at once, past the queue, so that it outlives the page", async () => {
    const { api, mailbox } = openMailbox();
    api.send.mockImplementationOnce(() => new Promise(() => undefined));
    void mailbox.send({ toUid: null, payload: hello("a") });
    await nextTurn();
    await mailbox.send({ toUid: null, payload: bye });
    expect(api.send).toHaveBeenLastCalledWith([{ toUid: null, payload: bye }], true);
  });

  it("tells a refusal from trouble on the way", async () => {
    const { api, mailbox, onRefused } = openMailbox();
    api.send.mockRejectedValueOnce(new TypeError("no network"));
    await expect(mailbox.send({ toUid: null, payload: hello("a") })).rejects.not.toBeInstanceOf(RoomError);
    expect(onRefused).not.toHaveBeenCalled();
    api.send.mockRejectedValueOnce(refusal("room_elsewhere"));
    await expect(mailbox.send({ toUid: null, payload: hello("a") })).rejects.toBeInstanceOf(RoomError);
    expect(onRefused).toHaveBeenCalledWith(expect.objectContaining({ code: "room_elsewhere" }));
  });

  it("says nothing more once it is closed", async () => {
    const { api, mailbox } = openMailbox();
    mailbox.close();
    await mailbox.send({ toUid: null, payload: bye });
    expect(api.send).not.toHaveBeenCalled();
  });
});

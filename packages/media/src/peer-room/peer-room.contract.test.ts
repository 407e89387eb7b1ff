import { createPeerHarness } from "../testing/peer-harness.ts";
import { describeRoomContract } from "../testing/room-contract.ts";

describeRoomContract("peer", createPeerHarness);

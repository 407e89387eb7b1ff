import { createAgoraHarness } from "../testing/agora-harness.ts";
import { describeRoomContract } from "../testing/room-contract.ts";

describeRoomContract("agora", createAgoraHarness);

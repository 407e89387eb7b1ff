import { randomBytes, randomInt } from "node:crypto";
import type { Ids } from "@paygo/services";
import { v7 } from "uuid";

const maxUid = 2_147_483_647;

/** Identifiers from the system's secure randomness. */
export const ids: Ids = {
  newId: () => v7(),
  newUid: () => randomInt(1, maxUid + 1),
  // Agora recommends a random one-time name; "paygo-" and 32 characters stay well under 64 bytes.
  newChannel: () => `paygo-${randomBytes(16).toString("hex")}`,
  newSecret: () => randomBytes(32).toString("base64url"),
};

import { DomainError } from "@paygo/core";
import type { RoomIssuer } from "@paygo/services";
import agora from "agora-token";

const maxUid = 2_147_483_647;
const maxLifetimeMs = 600_000;
// Agora's alphabet for channel names, at most 63 bytes; "*" would be a wildcard and is not in it.
const channelName = /^[a-zA-Z0-9 !#$%&()+\-:;<=.>?@[\]^_{}|~,]{1,63}$/;

/**
 * Signs AccessToken2 for one uid in one channel, as publisher, with equal token and privilege expiry. The
 * builder checks nothing and answers a malformed key with an empty string, so everything is checked here:
 * a bad place throws `internal`.
 */
export function createAgoraRoomIssuer(keys: { appId: string; certificate: string }): RoomIssuer {
  return {
    provider: "agora",
    issue({ channel, uid, lifetimeMs, now }) {
      if (!Number.isInteger(uid) || uid < 1 || uid > maxUid)
        throw new DomainError("internal", `bad uid ${uid}`);
      if (!channelName.test(channel)) throw new DomainError("internal", "bad channel name");
      if (!(lifetimeMs > 0 && lifetimeMs <= maxLifetimeMs)) {
        throw new DomainError("internal", `bad token lifetime ${lifetimeMs}`);
      }
      const lifetimeS = Math.ceil(lifetimeMs / 1000);
      const token = agora.RtcTokenBuilder.buildTokenWithUid(
        keys.appId,
        keys.certificate,
        channel,
        uid,
        agora.RtcRole.PUBLISHER,
        lifetimeS,
        lifetimeS,
      );
      if (token === "") throw new DomainError("internal", "the Agora token builder refused its input");
      const expiresAt = new Date(now.getTime() + lifetimeS * 1000).toISOString();
      return { provider: "agora", appId: keys.appId, channel, uid, token, expiresAt };
    },
  };
}

import { createHash } from "node:crypto";
import type { AccessTokenView } from "@paygo/contracts";
import type { Prisma } from "@paygo/db";

/** Marks a PayGo access token, so that secret scanners find a leaked one. */
export const accessTokenPrefix = "paygo_pat_";

/** SHA-256 suffices: the token is 256 random bits, not a password. */
export function hashAccessToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function toAccessTokenView(row: Prisma.AccessTokenGetPayload<object>): AccessTokenView {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

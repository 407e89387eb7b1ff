import { z } from "zod";
import { id, instant, role } from "./primitives.ts";

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const password = z.string().min(10).max(200);

export const signInInput = z.object({ email, password: z.string().min(1).max(200) });
export const signUpInput = z.object({
  email,
  password,
  name: z.string().trim().min(1).max(80),
  role: z.enum(["user", "vendor"]),
});
export const accountView = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  hasPassword: z.boolean(),
  createdAt: instant,
});
export type AccountView = z.infer<typeof accountView>;
export const changePasswordInput = z.object({
  currentPassword: z.string().min(1).max(200),
  newPassword: password,
});

export const accessTokenView = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
});
export type AccessTokenView = z.infer<typeof accessTokenView>;
export const accessTokenList = z.object({ items: z.array(accessTokenView) });
export const createAccessTokenInput = z.object({
  name: z.string().trim().min(1).max(60),
  expiresInDays: z.int().min(1).max(365).default(90),
});
/** The only time that the token itself is shown. */
export const createAccessTokenOutput = z.object({ token: z.string(), accessToken: accessTokenView });
export const revokeAccessTokenInput = z.object({ accessTokenId: id });

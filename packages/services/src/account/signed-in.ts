import type { Role } from "@paygo/contracts";

/** What a sign-in cookie is made from. */
export interface SignedIn {
  userId: string;
  role: Role;
  name: string;
  email: string;
  sessionVersion: number;
}

export const signedInColumns = {
  id: true,
  role: true,
  name: true,
  email: true,
  sessionVersion: true,
} as const;

export function toSignedIn(user: Omit<SignedIn, "userId"> & { id: string }): SignedIn {
  const { id: userId, role, name, email, sessionVersion } = user;
  return { userId, role, name, email, sessionVersion };
}

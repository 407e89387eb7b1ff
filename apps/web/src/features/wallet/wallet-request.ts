import { sameSitePath } from "../../server/same-site-path.ts";

/** What the address of the wallet asks for. */
export interface WalletRequest {
  /** Where to go on after a top-up, a path of this site. */
  returnTo: string | null;
  /** The amount to start the form with, in minor units. */
  wantedMinor: number | null;
}

/** Reads `?returnTo=…&amount=…`. Other sites and nonsense count as nothing asked. */
export function readWalletRequest(parameters: Record<string, string | string[] | undefined>): WalletRequest {
  const amountMinor = typeof parameters.amount === "string" ? Number(parameters.amount) : Number.NaN;
  return {
    returnTo: sameSitePath(parameters.returnTo, "") || null,
    wantedMinor: Number.isSafeInteger(amountMinor) && amountMinor > 0 ? amountMinor : null,
  };
}

/** The address of the wallet with a wish: where to go on, and the amount to start with. */
export function walletPath({ returnTo, wantedMinor }: WalletRequest): string {
  const parameters = new URLSearchParams();
  if (returnTo) parameters.set("returnTo", returnTo);
  if (wantedMinor) parameters.set("amount", String(wantedMinor));
  const search = parameters.toString();
  return search ? `/wallet?${search}` : "/wallet";
}

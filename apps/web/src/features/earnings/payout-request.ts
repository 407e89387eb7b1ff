/** The payouts page, with an amount in its form that somebody had typed before they had to sign in again. */
export function payoutsPath(amountText = ""): string {
  return amountText === ""
    ? "/earnings/payouts"
    : `/earnings/payouts?amount=${encodeURIComponent(amountText)}`;
}

/** Reads `?amount=…`: what was typed, of any form, or nothing. */
export function readPayoutsRequest(parameters: Record<string, string | string[] | undefined>): string {
  const { amount } = parameters;
  return typeof amount === "string" && amount.length <= 20 ? amount : "";
}

/** Where to sign in once more although one is signed in, to come back to `path`. */
export function signInAgainPath(path: string): string {
  return `/sign-in?again=1&callbackUrl=${encodeURIComponent(path)}`;
}

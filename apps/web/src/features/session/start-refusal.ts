import { formatMoney } from "@paygo/core";
import type { ApiFailure } from "../../trpc/errors.ts";
import { errorSentence } from "../../trpc/errors.ts";

export interface StartRefusal {
  sentence: string;
  /** The way out, as a path of this site. */
  remedy: { label: string; href: string } | null;
}

/** Why a session could not be started, and what to do about it. `path` is the page to come back to. */
export function startRefusal(
  { code, details }: Pick<ApiFailure, "code" | "details">,
  path: string,
  locale: string,
): StartRefusal {
  const back = encodeURIComponent(path);
  if (code === "insufficient_funds") {
    const { missingMinor, currency } = details;
    const missing =
      typeof missingMinor === "number" && typeof currency === "string"
        ? `You need ${formatMoney(missingMinor, currency, locale)} more in your wallet to start.`
        : "Your wallet has too little in it to start.";
    return { sentence: missing, remedy: { label: "Top up your wallet", href: `/wallet?returnTo=${back}` } };
  }
  if (code === "wallet_blocked") {
    return {
      sentence: errorSentence({ code, details }, locale),
      remedy: { label: "Go to your wallet", href: `/wallet?returnTo=${back}` },
    };
  }
  if (code === "customer_busy" && typeof details.sessionId === "string") {
    return {
      sentence: "You already have an open session.",
      remedy: { label: "Go to it", href: `/sessions/${details.sessionId}` },
    };
  }
  if (code === "unauthenticated") {
    return {
      sentence: "Sign in to start a session.",
      remedy: { label: "Sign in", href: `/sign-in?callbackUrl=${back}` },
    };
  }
  if (code === "tariff_changed") {
    return {
      sentence: errorSentence({ code, details }, locale),
      remedy: { label: "See the new price", href: path },
    };
  }
  if (code === "forbidden") return { sentence: "Only customers can start a session.", remedy: null };
  return { sentence: errorSentence({ code, details }, locale), remedy: null };
}

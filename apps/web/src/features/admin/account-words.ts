import type { AccountKind } from "@paygo/core";

/** What a kind of account is, for a person. */
export function accountWords(kind: AccountKind): { name: string; meaning: string } {
  switch (kind) {
    case "available":
      return { name: "Available", meaning: "What customers can spend." };
    case "held":
      return { name: "Held", meaning: "Set aside for open sessions." };
    case "earnings":
      return { name: "Earnings", meaning: "What vendors earned." };
    case "fees":
      return { name: "Fees", meaning: "The platform’s part of the charges." };
    case "funding":
      return { name: "Funding", meaning: "The other side of the money that came in." };
    default:
      return kind satisfies never;
  }
}

"use client";

import { Button } from "@paygo/ui/button";
import { useState } from "react";
import { goToProvider } from "./auth-client.ts";

export type OAuthProviderName = "google" | "github";

const labels: Record<OAuthProviderName, string> = { google: "Google", github: "GitHub" };

/** A button for each OAuth provider whose variables are set. */
export function OAuthButtons({ path, providers }: { path: string; providers: readonly OAuthProviderName[] }) {
  const [pending, setPending] = useState<OAuthProviderName | null>(null);
  return providers.map((provider) => (
    <Button
      key={provider}
      variant="secondary"
      isFullWidth
      isLoading={pending === provider}
      onClick={() => {
        setPending(provider);
        goToProvider(provider, path).catch(() => setPending(null));
      }}
    >
      Continue with {labels[provider]}
    </Button>
  ));
}

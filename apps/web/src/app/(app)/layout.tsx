import { Toaster } from "@paygo/ui/toaster";
import type { ReactNode } from "react";
import { VendorWatch } from "../../features/dashboard/ring/vendor-watch-loader.tsx";
import { EventProvider } from "../../features/events/event-provider.tsx";
import { readViewer } from "../../server/viewer.ts";
import { TrpcProvider } from "../../trpc/provider.tsx";

/** Pages that work with tRPC in the browser; one QueryClient and one event stream across all of them. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await readViewer();
  return (
    <TrpcProvider>
      <EventProvider isSignedIn={viewer !== null}>
        {children}
        {viewer?.role === "vendor" ? <VendorWatch /> : null}
      </EventProvider>
      <Toaster />
    </TrpcProvider>
  );
}

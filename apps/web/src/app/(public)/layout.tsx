import type { ReactNode } from "react";
import { SiteHeader } from "../../features/chrome/site-header.tsx";

/** Pages that need neither tRPC nor events in the browser; their JavaScript stays small. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      {children}
    </>
  );
}

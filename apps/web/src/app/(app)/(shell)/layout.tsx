import type { ReactNode } from "react";
import { SiteHeader } from "../../../features/chrome/site-header.tsx";

/** Everything with tRPC but the room, which has the window to itself. */
export default function ShellLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      {children}
    </>
  );
}

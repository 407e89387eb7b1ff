import { NotFoundScreen } from "../features/chrome/not-found-screen.tsx";
import { SiteHeader } from "../features/chrome/site-header.tsx";

export const metadata = { title: "Not found" };

/** For addresses that no layout with the bar on top is around. */
export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <NotFoundScreen />
    </>
  );
}

import { useEffect } from "react";

/** The document's title while mounted. A page that follows has set its own by then, and keeps it. */
export function useTitle(title: string): void {
  useEffect(() => {
    const former = document.title;
    const own = `${title} · PayGo`;
    document.title = own;
    return () => {
      if (document.title === own && former !== "") document.title = former;
    };
  }, [title]);
}

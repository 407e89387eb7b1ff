import { useEffect } from "react";

/** The document's title while mounted; the former one comes back afterwards. */
export function useTitle(title: string): void {
  useEffect(() => {
    const former = document.title;
    document.title = `${title} · PayGo`;
    return () => {
      document.title = former;
    };
  }, [title]);
}

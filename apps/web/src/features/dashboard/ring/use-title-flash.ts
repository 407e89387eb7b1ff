import { useEffect } from "react";

const FLASH_MS = 1_000;

/** Lets `text` and the page's own title take turns in the tab; null leaves the title alone. */
export function useTitleFlash(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    let own = document.title;
    const flash = () => {
      if (document.title === text) {
        document.title = own;
        return;
      }
      // The page may have changed its own title meanwhile.
      own = document.title;
      document.title = text;
    };
    flash();
    const timer = setInterval(flash, FLASH_MS);
    return () => {
      clearInterval(timer);
      if (document.title === text) document.title = own;
    };
  }, [text]);
}

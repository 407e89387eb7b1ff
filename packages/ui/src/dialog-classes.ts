import { cx } from "./cx.ts";

/** The veil behind dialogs. */
export const overlayClasses = cx(
  "fixed inset-0 z-50 bg-overlay backdrop-blur-[2px]",
  "data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in",
);

/** The panel of dialogs and confirmations: a sheet at the foot of phones, centred elsewhere. */
export const dialogPanelClasses = cx(
  "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[88dvh] w-full flex-col rounded-t-xl border border-line bg-raised text-ink shadow-lg",
  "pb-[env(safe-area-inset-bottom)] sm:inset-0 sm:m-auto sm:h-fit sm:w-[calc(100%-2rem)] sm:rounded-xl sm:pb-0",
  "focus-visible:outline-none data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in",
);

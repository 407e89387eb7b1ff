import type { ReactNode } from "react";

export interface TopBarProps {
  /** The mark of the product, a link home. */
  brand: ReactNode;
  /** Links with `navLinkClasses`. */
  nav?: ReactNode;
  /** Balance, menu, sign-in. */
  end?: ReactNode;
}

/** A link of the main navigation; the current one has `aria-current="page"`. */
export const navLinkClasses =
  "whitespace-nowrap rounded-md px-2.5 py-1.5 font-medium text-muted text-sm transition-colors hover:bg-subtle hover:text-ink aria-[current=page]:bg-subtle aria-[current=page]:text-ink";

/** The bar on top of every page but the room, with a skip link to `#main`. On phones the links get a line of their own. */
export function TopBar({ brand, nav, end }: TopBarProps) {
  return (
    <header className="z-40 border-line border-b bg-surface md:sticky md:top-0 md:bg-surface/90 md:backdrop-blur-md">
      <a
        href="#main"
        className="sr-only rounded-md bg-accent px-3 py-2 font-medium text-on-accent text-sm focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <div className="mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <div className="flex h-14 shrink-0 items-center">{brand}</div>
        {nav ? (
          <nav
            aria-label="Main"
            className="-mx-2.5 flex gap-1 overflow-x-auto p-1 pb-2 [scrollbar-width:none] max-md:order-last max-md:basis-full md:mx-0 md:pb-1"
          >
            {nav}
          </nav>
        ) : null}
        {end ? <div className="ml-auto flex h-14 items-center gap-2">{end}</div> : null}
      </div>
    </header>
  );
}

import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const widths = { narrow: "max-w-md", reading: "max-w-3xl", wide: "max-w-6xl" };

export interface PageProps {
  width?: keyof typeof widths;
  className?: string;
  children: ReactNode;
}

/** The `<main>` of a page, in the one width and rhythm that all pages share. Target of the skip link. */
export function Page({ width = "wide", className, children }: PageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cx("mx-auto w-full px-4 py-8 outline-none sm:px-6 sm:py-10", widths[width], className)}
    >
      {children}
    </main>
  );
}

export interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** A link back, above the title. */
  back?: ReactNode;
  /** Badges beside the title. */
  badge?: ReactNode;
  /** Buttons at the end of the line, under the title on phones. */
  actions?: ReactNode;
  className?: string;
}

/** The title of a page. Exactly one on a page: it is the `<h1>`. */
export function PageHeader({ title, description, back, badge, actions, className }: PageHeaderProps) {
  return (
    <header className={cx("mb-8", className)}>
      {back ? <div className="mb-3 text-muted text-sm">{back}</div> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
            {badge}
          </div>
          {description ? <p className="mt-1.5 max-w-2xl text-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}

export interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of a page with its own `<h2>`. */
export function Section({ title, description, action, className, children }: SectionProps) {
  return (
    <section className={cx("mt-10 first:mt-0", className)}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
          {description ? <p className="mt-0.5 text-muted text-sm">{description}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface StageLayoutProps {
  /** Name of the region, for example "Session with A. Vendor". */
  label: string;
  /** Who is there; at the start of the top bar. */
  topStart?: ReactNode;
  /** The running figures; at the end of the top bar. */
  topEnd?: ReactNode;
  /** A `ControlBar`. */
  controls?: ReactNode;
  /** A `SelfViewFrame`. */
  selfView?: ReactNode;
  /** A `StageNotice` in place of, or over, the picture. */
  notice?: ReactNode;
  /** `contain` shows all of a shared screen, `cover` fills the stage with a face. */
  fit?: "cover" | "contain";
  /** The large picture: a `<video>`, or nothing yet. */
  children?: ReactNode;
}

/** The room: always dark, exactly as high as the window, clear of notches, usable from 360 px wide. */
export function StageLayout(props: StageLayoutProps) {
  const { label, topStart, topEnd, controls, selfView, notice, fit = "cover", children } = props;
  return (
    <section
      aria-label={label}
      className={cx(
        "dark flex h-dvh flex-col overflow-hidden bg-stage text-ink",
        "pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pb-[env(safe-area-inset-bottom)] pl-[env(safe-area-inset-left)]",
      )}
    >
      <div className="flex min-h-14 shrink-0 items-center justify-between gap-3 px-4 py-2">
        <div className="flex min-w-0 items-center gap-3">{topStart}</div>
        <div className="flex shrink-0 items-center gap-2">{topEnd}</div>
      </div>
      <div
        className={cx(
          "relative min-h-0 flex-1 overflow-hidden bg-stage-well sm:mx-3 sm:rounded-xl",
          "[&>video]:absolute [&>video]:inset-0 [&>video]:size-full",
          fit === "cover" ? "[&>video]:object-cover" : "[&>video]:object-contain",
        )}
      >
        {children}
        {notice}
        {selfView}
      </div>
      <div className="shrink-0 px-3 py-3 sm:py-4">{controls}</div>
    </section>
  );
}

export interface StagePillProps {
  /** Over the picture: dark enough for light text on any frame. In the bars it is a quiet tint. */
  isOnPicture?: boolean;
  className?: string;
  children: ReactNode;
}

/** A pill for the running figures or the state of the other side. */
export function StagePill({ isOnPicture = false, className, children }: StagePillProps) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-2 rounded-full px-3 py-1.5 font-medium text-sm text-white",
        isOnPicture ? "bg-black/65 backdrop-blur-sm" : "bg-white/10",
        className,
      )}
    >
      {children}
    </span>
  );
}

export interface StageNoticeProps {
  /** An `Avatar size="xl"`, an icon or a `Spinner size="lg"`. */
  figure?: ReactNode;
  /** Rings spread from the figure while somebody is called. */
  isRinging?: boolean;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons. */
  action?: ReactNode;
  /** Over a picture (frozen while reconnecting) rather than on the empty stage. */
  isOverlay?: boolean;
}

/** What the room is waiting for, in the middle of the stage, announced politely. */
export function StageNotice({
  figure,
  isRinging = false,
  title,
  children,
  action,
  isOverlay = false,
}: StageNoticeProps) {
  return (
    <div
      className={cx(
        "absolute inset-0 z-10 flex flex-col items-center justify-center-safe overflow-y-auto p-6 text-center [@media(max-height:26rem)]:p-3",
        isOverlay && "bg-black/70 backdrop-blur-md",
      )}
    >
      {figure ? (
        <div
          className={cx(
            "relative text-muted [@media(max-height:26rem)]:hidden [&>svg]:size-10",
            isRinging ? "mb-12" : "mb-6",
          )}
        >
          {isRinging ? (
            <>
              <span aria-hidden="true" className="absolute inset-0 animate-halo rounded-full bg-accent" />
              <span
                aria-hidden="true"
                className="absolute inset-0 animate-halo rounded-full bg-accent [animation-delay:1.1s]"
              />
            </>
          ) : null}
          <div className="relative">{figure}</div>
        </div>
      ) : null}
      <div role="status">
        <p className="text-balance font-semibold text-xl tracking-tight">{title}</p>
        {children ? <div className="mx-auto mt-1.5 max-w-sm text-balance text-muted">{children}</div> : null}
      </div>
      {action ? (
        <div className="mt-6 flex flex-wrap justify-center gap-2 [@media(max-height:26rem)]:mt-3">
          {action}
        </div>
      ) : null}
    </div>
  );
}

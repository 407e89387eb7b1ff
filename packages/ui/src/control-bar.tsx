"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Hint, hintHandlers } from "./hint.tsx";
import { Spinner } from "./spinner.tsx";

export interface ControlBarProps {
  /** Name of the group, for example "Call controls". */
  label: string;
  /** The one action that cannot be undone, set apart from the others. */
  end?: ReactNode;
  children: ReactNode;
}

/** The controls at the foot of the stage. `end` keeps its distance, so that nobody hits it for mute. */
export function ControlBar({ label, end, children }: ControlBarProps) {
  return (
    <fieldset className="flex items-center justify-center gap-x-3 sm:gap-x-8">
      <legend className="sr-only">{label}</legend>
      <div className="flex items-center gap-2 sm:gap-3">{children}</div>
      {end ? <div className="flex items-center border-white/15 border-l pl-3 sm:pl-8">{end}</div> : null}
    </fieldset>
  );
}

const round = cx(
  "group/hint relative inline-flex h-12 items-center justify-center rounded-full transition-colors duration-150",
  "disabled:cursor-not-allowed disabled:opacity-50 [&>svg]:size-5",
);

export interface ControlButtonProps
  extends Omit<ComponentProps<"button">, "children" | "aria-pressed" | "aria-label"> {
  /** What is on or off: "Microphone". It does not change with the state. */
  label: string;
  /** Said instead of "Turn on/off …" on hover. */
  hint?: string;
  isOn: boolean;
  iconOn: ReactNode;
  iconOff: ReactNode;
  isPending?: boolean;
  /** A small mark: the device is missing or was refused. */
  hasProblem?: boolean;
}

/** A round toggle of 48 px. On is quiet; off is a light disc, which is seen at once without being red. */
export function ControlButton(props: ControlButtonProps) {
  const {
    label,
    isOn,
    iconOn,
    iconOff,
    isPending = false,
    hasProblem = false,
    disabled,
    className,
    ...rest
  } = props;
  const { hint = `Turn ${isOn ? "off" : "on"} ${label.toLocaleLowerCase("en")}`, ...attributes } = rest;
  return (
    <button
      type="button"
      {...hintHandlers}
      {...attributes}
      aria-label={label}
      aria-pressed={isOn}
      aria-busy={isPending || undefined}
      disabled={disabled || isPending}
      className={cx(
        round,
        "w-12",
        isOn ? "bg-white/12 text-white hover:bg-white/20" : "bg-ink text-stage hover:bg-white",
        className,
      )}
    >
      {isPending ? <Spinner /> : isOn ? iconOn : iconOff}
      {hasProblem ? (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-0.5 flex size-4.5 items-center justify-center rounded-full border-2 border-stage bg-white font-bold text-[0.6875rem] text-stage"
        >
          !
        </span>
      ) : null}
      <Hint text={hint} />
    </button>
  );
}

export interface ControlActionProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  label: string;
  icon: ReactNode;
  /** `danger` is red with the word beside the icon: End. */
  tone?: "neutral" | "danger";
  isPending?: boolean;
}

/** A control that does something once: End, settings, full screen. */
export function ControlAction(props: ControlActionProps) {
  const { label, icon, tone = "neutral", isPending = false, disabled, className, ...rest } = props;
  const isDanger = tone === "danger";
  return (
    <button
      type="button"
      {...hintHandlers}
      {...rest}
      aria-label={isDanger ? undefined : label}
      aria-busy={isPending || undefined}
      disabled={disabled || isPending}
      className={cx(
        round,
        isDanger
          ? "gap-2 bg-danger px-3.5 sm:px-5 font-medium text-on-danger hover:bg-danger-hover"
          : "w-12 bg-white/12 text-white hover:bg-white/20",
        className,
      )}
    >
      {isPending ? <Spinner /> : icon}
      {isDanger ? <span className="max-[22.4rem]:sr-only">{label}</span> : <Hint text={label} />}
    </button>
  );
}

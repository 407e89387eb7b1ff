import { avatarTone, initials } from "./avatar-identity.ts";
import { cx } from "./cx.ts";

const sizes = {
  sm: "size-7 text-[0.6875rem]",
  md: "size-9 text-xs",
  lg: "size-12 text-base",
  xl: "size-24 text-3xl",
};

const tones = [
  "bg-avatar-0",
  "bg-avatar-1",
  "bg-avatar-2",
  "bg-avatar-3",
  "bg-avatar-4",
  "bg-avatar-5",
  "bg-avatar-6",
  "bg-avatar-7",
];

export interface AvatarProps {
  name: string;
  /** What the colour follows; the name unless an id is given, so a renamed person keeps the colour. */
  seed?: string;
  size?: keyof typeof sizes;
  className?: string;
}

/** Initials on a calm ground. Decoration: the name must stand beside it. */
export function Avatar({ name, seed = name, size = "md", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full font-medium text-white tracking-wide",
        tones[avatarTone(seed)],
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

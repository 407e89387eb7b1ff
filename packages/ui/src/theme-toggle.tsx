"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { cx } from "./cx.ts";

const choices = [
  { theme: "system", label: "System theme", Icon: Monitor },
  { theme: "light", label: "Light theme", Icon: Sun },
  { theme: "dark", label: "Dark theme", Icon: Moon },
];

function subscribeNever() {
  return () => undefined;
}

/** System, light or dark. The server does not know the choice, so none is marked until hydration. */
export function ThemeToggle({ className }: { className?: string }) {
  const { theme, setTheme } = useTheme();
  const isHydrated = useSyncExternalStore(
    subscribeNever,
    () => true,
    () => false,
  );
  return (
    <fieldset className={cx("inline-flex rounded-full border border-line bg-surface p-0.5", className)}>
      <legend className="sr-only">Theme</legend>
      {choices.map((choice) => (
        <button
          key={choice.theme}
          type="button"
          aria-label={choice.label}
          title={choice.label}
          aria-pressed={isHydrated && theme === choice.theme}
          onClick={() => setTheme(choice.theme)}
          className="flex size-7 items-center justify-center rounded-full text-faint transition-colors hover:text-ink aria-pressed:bg-subtle aria-pressed:text-ink"
        >
          <choice.Icon className="size-3.5" />
        </button>
      ))}
    </fieldset>
  );
}

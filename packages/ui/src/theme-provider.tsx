"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

export interface ThemeProviderProps {
  /** Nonce of the Content-Security-Policy for the script that sets the class before the first paint. */
  nonce?: string;
  children: ReactNode;
}

/** Light, dark or the system's choice, kept in local storage. `<html>` needs `suppressHydrationWarning`. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  return (
    <NextThemes attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      {children}
    </NextThemes>
  );
}

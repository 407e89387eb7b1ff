import { ThemeProvider } from "@paygo/ui/theme-provider";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LocaleProvider } from "../features/locale/locale-provider.tsx";
import { readLocale } from "../features/locale/reader-locale.ts";
import { NONCE_HEADER } from "../server/content-policy.ts";
import "./app.css";

export const metadata: Metadata = {
  title: { default: "PayGo", template: "%s · PayGo" },
  description: "Live video with a person, paid by the minute.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f9f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0f10" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="min-h-dvh">
        <ThemeProvider nonce={nonce}>
          <LocaleProvider locale={await readLocale()}>{children}</LocaleProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}

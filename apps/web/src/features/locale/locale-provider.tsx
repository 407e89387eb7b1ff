"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const LocaleContext = createContext("en-US");

/** Hands the locale that the server used to the browser, so that both write the same text. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The reader's locale, for `formatMoney` and `Intl`. */
export function useLocale(): string {
  return useContext(LocaleContext);
}

const subscribe = () => () => undefined;
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverTimeZone = () => "UTC";

/** The reader's time zone. On the server and while hydrating it is not known yet: UTC. */
export function useTimeZone(): string {
  return useSyncExternalStore(subscribe, browserTimeZone, serverTimeZone);
}

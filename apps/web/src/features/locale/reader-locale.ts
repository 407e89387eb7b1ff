import { headers } from "next/headers";
import { cache } from "react";
import { preferredLocale } from "./preferred-locale.ts";

/** The locale in which this request's reader sees money and time; the same on the server and in the browser. */
export const readLocale = cache(
  async (): Promise<string> => preferredLocale((await headers()).get("accept-language")),
);

"use client";

import { Content, List, Root, Trigger } from "radix-ui/tabs";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { tabListClasses, tabVariants } from "./tab-classes.ts";

/** State of the tabs: `value`, `defaultValue`, `onValueChange`. */
export const Tabs = Root;

/** The row of tabs. */
export function TabsList({ className, ...props }: ComponentProps<typeof List>) {
  return <List {...props} className={cx(tabListClasses, className)} />;
}

/** One tab. */
export function TabsTrigger({ className, ...props }: ComponentProps<typeof Trigger>) {
  return <Trigger {...props} className={cx(tabVariants, className)} />;
}

/** What one tab shows. */
export function TabsContent({ className, ...props }: ComponentProps<typeof Content>) {
  return <Content {...props} className={cx("pt-5 focus-visible:outline-offset-4", className)} />;
}

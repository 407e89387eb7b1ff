import type { AppRouter } from "@paygo/api";
import { createTRPCClient, httpLink } from "@trpc/client";

/** Procedures for pages that call one of them once and need neither a cache nor React around it. */
export const plainClient = createTRPCClient<AppRouter>({ links: [httpLink({ url: "/api/trpc" })] });

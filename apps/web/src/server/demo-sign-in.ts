import "server-only";
import { readFailure } from "@paygo/api";
import type { Role } from "@paygo/contracts";
import { listDemoRoles } from "@paygo/services";
import { headers } from "next/headers";
import { callerAddress, isLocalCaller } from "./caller-address.ts";
import { getServices } from "./context.ts";

/** The demo accounts that the reader of a page could sign in to; none while the database is away. */
export async function readDemoRoles(): Promise<Role[]> {
  if (!isLocalCaller(callerAddress(await headers()))) return [];
  try {
    return await listDemoRoles(getServices());
  } catch (error) {
    if (readFailure(error).code !== "unavailable") throw error;
    return [];
  }
}

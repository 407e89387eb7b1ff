import { resolve } from "node:path";
import { StartupProblem } from "@paygo/db/operations";
import { repositoryRoot } from "./repository.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/** The one place where the scripts read the environment. */
export const environment: Variables = process.env;

export interface StartSettings {
  /** Port of the web app; 3000 unless `PORT` says otherwise. */
  readonly port: number;
  /** Absolute path for everything that PayGo keeps: `PAYGO_DATA_DIR`, or `.paygo` here. */
  readonly dataDir: string;
  /** `DATABASE_URL`, or null for the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** False with `PAYGO_EMBEDDED=0`: no demo accounts, and every provider must be set. */
  readonly isEmbedded: boolean;
  /** Writes the demo accounts: into the embedded PostgreSQL always, elsewhere with `PAYGO_SEED_DEMO=1` only. */
  readonly isSeeded: boolean;
}

const HIGHEST_PORT = 65_535;

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= HIGHEST_PORT) return port;
  throw new StartupProblem(
    `PORT is "${text}", which is not a port; set it to a number from 1 to ${HIGHEST_PORT}.`,
  );
}

/**
 * Reads what `npm start` and `npm run dev` obey. Empty variables count as unset.
 *
 * @throws StartupProblem for a PORT that is none, or a production start without a database.
 */
export function readStartSettings(variables: Variables): StartSettings {
  const databaseUrl = variables.DATABASE_URL || null;
  const isEmbedded = variables.PAYGO_EMBEDDED !== "0";
  if (!isEmbedded && databaseUrl === null) {
    throw new StartupProblem("PAYGO_EMBEDDED=0 needs a database of your own; set DATABASE_URL.");
  }
  return {
    port: parsePort(variables.PORT || "3000"),
    dataDir: resolve(repositoryRoot, variables.PAYGO_DATA_DIR || ".paygo"),
    databaseUrl,
    isEmbedded,
    isSeeded: isEmbedded && (databaseUrl === null || variables.PAYGO_SEED_DEMO === "1"),
  };
}

/** What the web app, the worker and the seed get on top of the environment of the person. */
export function childVariables(
  { port, dataDir, isEmbedded }: StartSettings,
  databaseUrl: string,
  mode: "production" | "development",
  variables: Variables,
): Record<string, string | undefined> {
  const publicUrl = variables.PAYGO_PUBLIC_URL || `http://localhost:${port}`;
  return {
    ...variables,
    NODE_ENV: mode,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    PAYGO_DATA_DIR: dataDir,
    PAYGO_EMBEDDED: isEmbedded ? "1" : "0",
    PAYGO_PUBLIC_URL: publicUrl,
    NEXTAUTH_URL: variables.NEXTAUTH_URL || publicUrl,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

import { resolve } from "node:path";

/** The folder that holds everything. */
export const repositoryRoot = resolve(import.meta.dirname, "../../..");

/** Scripts keep here what they know from last time. */
export const stampFolder = resolve(repositoryRoot, "node_modules/.paygo");

/** What runs before there is a generated client: the commands that prepare and start PayGo. */
export { requireDatabase } from "./connection-check.ts";
export { readDatabaseNote, writeDatabaseNote } from "./database-note.ts";
export { StartupProblem } from "./startup-problem.ts";

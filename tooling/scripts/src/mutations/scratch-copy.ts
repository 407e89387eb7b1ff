import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** A copy of the working tree that may be broken. */
export interface ScratchCopy {
  readonly folder: string;
  remove(): void;
}

const groups = ["packages", "apps", "tooling"];
const generated = "packages/db/src/generated";

/**
 * Copies what git knows or would know of the tree, and the generated database client, into a temporary folder.
 * Packages from outside are linked; those of the workspace are the copy's own.
 */
export function makeScratchCopy(root: string): ScratchCopy {
  const folder = mkdtempSync(join(tmpdir(), "paygo-mutations-"));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const names = listed.split("\0").filter((name) => name !== "" && !name.startsWith("docs/"));
  for (const name of names.filter((each) => existsSync(join(root, each)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  cpSync(join(root, generated), join(folder, generated), { recursive: true });
  linkModules(root, folder, ".");
  for (const group of groups) {
    for (const name of readdirSync(join(folder, group))) linkModules(root, folder, join(group, name));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function linkModules(root: string, folder: string, owner: string): void {
  const from = join(root, owner, "node_modules");
  const to = join(folder, owner, "node_modules");
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith(".")) continue;
    if (!name.startsWith("@")) linkOne(root, folder, join(from, name), join(to, name));
    else {
      mkdirSync(join(to, name), { recursive: true });
      for (const inner of readdirSync(join(from, name))) {
        linkOne(root, folder, join(from, name, inner), join(to, name, inner));
      }
    }
  }
}

function linkOne(root: string, folder: string, from: string, to: string): void {
  const target = realpathSync(from);
  const place = relative(realpathSync(root), target);
  const isOurs = !place.startsWith("..") && !place.includes("node_modules");
  symlinkSync(isOurs ? join(folder, place) : target, to, "junction");
}

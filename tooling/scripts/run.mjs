// The door to every command. It must run on a bare Node 20 with nothing installed, so it is plain
// JavaScript without dependencies: it installs what is missing and hands over to Node 24.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 9];
const COMMANDS = ["start", "dev", "test", "bench", "migrate", "verify-bill", "simulate", "mutate"];
const isWindows = process.platform === "win32";
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const stampFile = join(root, "node_modules", ".paygo", "install");
const bin = join(root, "node_modules", ".bin");
const node = join(bin, isWindows ? "node.exe" : "node");

function fail(sentence) {
  process.stderr.write(`\n  ${sentence}\n\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(
    `PayGo needs Node ${OLDEST_NODE.join(".")} or newer, and this is Node ${process.versions.node}; install a newer Node.`,
  );
}

/** Everything that decides what is installed: manifests, lockfile, workspace, and the machine. */
function installFingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  const files = [
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "e2e/package.json",
    "bench/package.json",
  ];
  for (const group of ["apps", "packages", "tooling"]) {
    if (!existsSync(join(root, group))) continue;
    for (const name of readdirSync(join(root, group)).sort()) files.push(`${group}/${name}/package.json`);
  }
  for (const file of files.filter((name) => existsSync(join(root, name)))) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function isInstalled(fingerprint) {
  if (!existsSync(node) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, "utf8") === fingerprint;
}

/** Runs a program silently; resolves with its exit code and all that it printed. */
function runQuietly(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      shell: isWindows,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

async function install() {
  const fingerprint = installFingerprint();
  if (isInstalled(fingerprint)) return;
  const begun = Date.now();
  process.stdout.write("  Installing packages …");
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // Production would leave out build tools; CI keeps pnpm from asking questions.
  const env = { ...process.env, NODE_ENV: "development", CI: "true" };
  const result = await runQuietly(
    isWindows ? "npx.cmd" : "npx",
    ["-y", packageManager, "install", "--frozen-lockfile"],
    env,
  );
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  if (result.code !== 0) {
    const output = result.output.split("\n").filter((line) => !line.includes("Unsupported engine"));
    process.stdout.write(` failed after ${seconds} s\n\n${output.join("\n")}\n`);
    fail(
      "The packages could not be installed; read the messages above, check the connection to the npm registry, and try again.",
    );
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  process.stdout.write(`\r  ✓ Packages installed (${seconds} s)\n`);
}

/** npm runs its scripts in a shell, which dies of a signal without passing it on. */
function watchParent(onDeath) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onDeath();
  }, 300);
  timer.unref();
}

function handOver(command, args) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
  const script = join(root, "tooling", "scripts", "src", `${command}.ts`);
  // The channel lets the command notice when this process is killed.
  const child = spawn(node, [script, ...args], {
    cwd: root,
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => child.kill("SIGTERM"));
  child.on("error", (error) =>
    fail(`Node 24 could not be started (${error.message}); delete node_modules and try again.`),
  );
  child.on("exit", (code, signal) => process.exit(signal === null ? code : 1));
}

requireNode();
const [command, ...args] = process.argv.slice(2);
if (!COMMANDS.includes(command))
  fail(`There is no command "${command}"; the commands are ${COMMANDS.join(", ")}.`);
await install();
handOver(command, args);

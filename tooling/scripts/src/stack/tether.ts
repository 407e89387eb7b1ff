// Loaded before a program that PayGo starts (node --import). A pipe on descriptor 3 ties it to its
// parent: when the parent dies, whatever the way, the pipe closes and the whole group ends.
import { Socket } from "node:net";
import { kill, pid, ppid } from "node:process";

const LAST_WARNING_MS = 5_000;

// A program that forks passes its options on; only the child of the tethering process is tied.
if (process.env.PAYGO_TETHER === String(ppid)) {
  const rope = new Socket({ fd: 3, readable: true, writable: false });
  const end = () => {
    kill(-pid, "SIGTERM");
    setTimeout(() => kill(-pid, "SIGKILL"), LAST_WARNING_MS).unref();
  };
  rope.on("error", end);
  rope.on("end", end);
  rope.resume();
  rope.unref();
}

/**
 * Calls `onTick` every `everyMs`, in hidden tabs too: there browsers slow down a page's timers to one a minute,
 * but not a worker's (https://developer.chrome.com/blog/timer-throttling-in-chrome-88).
 */
export function tickInBackground(everyMs: number, onTick: () => void): () => void {
  const code = `setInterval(() => postMessage(0), ${everyMs})`;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    const worker = new Worker(url);
    worker.onmessage = onTick;
    return () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    };
  } catch {
    URL.revokeObjectURL(url);
    const timer = setInterval(onTick, everyMs);
    return () => clearInterval(timer);
  }
}

/** Where progress goes; tests pass their own. */
export type Write = (text: string) => void;

export interface Steps {
  /** Shows a step with its time, or that it failed. `work` may return a note such as "unchanged". */
  run<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
}

export function formatDuration(durationMs: number): string {
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Steps as lines of text. In a terminal (`isLive`) the running step is shown as well. */
export function createSteps(write: Write, isLive = false): Steps {
  return {
    async run(title, work) {
      const begunAt = performance.now();
      let remark = "";
      const end = (mark: string) => {
        const time = formatDuration(performance.now() - begunAt);
        write(`${isLive ? "\r\x1b[K" : ""}  ${mark} ${title}${remark} (${time})\n`);
      };
      if (isLive) write(`  … ${title}`);
      try {
        const result = await work((text) => {
          remark = `: ${text}`;
        });
        end("✓");
        return result;
      } catch (error) {
        end("✗");
        throw error;
      }
    },
  };
}

export const writeOut: Write = (text) => {
  process.stdout.write(text);
};

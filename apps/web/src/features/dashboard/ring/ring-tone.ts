/** Two tones of the European ring in one chord, and the pause until the next (ITU-T E.180). Hertz and seconds. */
const TONES = [440, 554.37];
const RING_S = 1.1;
const PERIOD_S = 3;
const VOLUME = 0.14;

/** The sound of a ring, made without a file. A browser may hold it back until the page was clicked once. */
export interface RingTone {
  /** Whether the browser lets this page sound now. */
  isAllowed(): boolean;
  /** Asks the browser; answers yes only from a click or a key press, or when the site is trusted. */
  allow(): Promise<boolean>;
  /** Rings until the returned function is called. */
  ring(): () => void;
}

export function createRingTone(context: AudioContext): RingTone {
  const ringOnce = (): OscillatorNode[] => {
    const start = context.currentTime + 0.02;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(VOLUME, start + 0.05);
    gain.gain.setValueAtTime(VOLUME, start + RING_S - 0.25);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + RING_S);
    gain.connect(context.destination);
    return TONES.map((frequency, index) => {
      const tone = context.createOscillator();
      tone.frequency.value = frequency;
      tone.connect(gain);
      // One after the other, like a doorbell.
      tone.start(start + index * 0.22);
      tone.stop(start + RING_S);
      return tone;
    });
  };
  return {
    isAllowed: () => context.state === "running",
    allow: async () => {
      await context.resume().catch(() => undefined);
      return context.state === "running";
    },
    ring: () => {
      let sounding = ringOnce();
      const timer = setInterval(() => {
        sounding = ringOnce();
      }, PERIOD_S * 1000);
      return () => {
        clearInterval(timer);
        for (const tone of sounding) tone.stop();
      };
    },
  };
}

import { createRingTone, type RingTone } from "./ring-tone.ts";

let tone: RingTone | null = null;
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of [...listeners]) listener();
}

/** The one ring tone of this tab; null where the browser has no Web Audio. */
export function getRingTone(): RingTone | null {
  if (tone || typeof AudioContext === "undefined") return tone;
  const context = new AudioContext();
  context.addEventListener("statechange", notify);
  tone = createRingTone(context);
  return tone;
}

/** Listens to whether the browser lets the page sound; the first click or key anywhere asks it again. */
export function subscribeToSound(onChange: () => void): () => void {
  listeners.add(onChange);
  const onGesture = () => void getRingTone()?.allow();
  document.addEventListener("pointerdown", onGesture);
  document.addEventListener("keydown", onGesture);
  return () => {
    listeners.delete(onChange);
    document.removeEventListener("pointerdown", onGesture);
    document.removeEventListener("keydown", onGesture);
  };
}

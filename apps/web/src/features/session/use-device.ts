import { useEffect, useState } from "react";
import { getDevice } from "./device.ts";

/** The id of this tab; null until it is known, some milliseconds after the page has loaded. */
export function useDevice(): string | null {
  const [device, setDevice] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void getDevice().then((claimed) => {
      if (!isGone) setDevice(claimed);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return device;
}

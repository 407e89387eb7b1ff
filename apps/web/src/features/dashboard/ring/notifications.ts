import { useEffect, useState } from "react";

const isSupported = () => typeof Notification !== "undefined";

/** Whether the browser may be asked for notifications, and how to ask. */
export function useNotificationPermission() {
  const [canAsk, setCanAsk] = useState(false);
  useEffect(() => setCanAsk(isSupported() && Notification.permission === "default"), []);
  const ask = async () => {
    const answer = await Notification.requestPermission();
    setCanAsk(answer === "default");
  };
  return { canAsk, ask };
}

/** Shows a notification of the operating system for as long as it is mounted with one, if that is allowed. */
export function useNotification(notice: { id: string; title: string; body: string } | null): void {
  const { id, title, body } = notice ?? { id: null, title: "", body: "" };
  useEffect(() => {
    if (id === null || !isSupported() || Notification.permission !== "granted") return;
    if (document.visibilityState === "visible" && document.hasFocus()) return;
    try {
      // The tag makes one of the notifications of several tabs.
      const shown = new Notification(title, { body, tag: id, requireInteraction: true });
      shown.onclick = () => {
        window.focus();
        shown.close();
      };
      return () => shown.close();
    } catch {
      // Chrome on Android has notifications only from service workers: the ring itself is enough there.
      return;
    }
  }, [id, title, body]);
}

"use client";

import { LazyErrorScreen } from "../features/chrome/lazy-error-screen.tsx";
import "./app.css";

export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh">
        <title>PayGo</title>
        <LazyErrorScreen {...props} />
      </body>
    </html>
  );
}

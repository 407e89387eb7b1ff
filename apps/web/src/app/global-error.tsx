"use client";

import { ErrorScreen } from "../features/chrome/error-screen.tsx";
import "./app.css";

export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh">
        <title>PayGo</title>
        <ErrorScreen {...props} />
      </body>
    </html>
  );
}

"use client";

import "./app.css";

/** The last resort, when even the layout failed. It needs nothing that could fail as well. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center justify-center gap-3 px-6 text-center">
        <title>PayGo</title>
        <h1 className="font-semibold text-xl">Something went wrong on our side</h1>
        <button type="button" className="text-accent-ink underline" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </body>
    </html>
  );
}

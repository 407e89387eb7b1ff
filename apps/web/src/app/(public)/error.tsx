"use client";

import { LazyErrorScreen } from "../../features/chrome/lazy-error-screen.tsx";

export default LazyErrorScreen;

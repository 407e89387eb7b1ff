"use client";

import { ErrorScreen } from "../../../features/chrome/error-screen.tsx";

export default ErrorScreen;

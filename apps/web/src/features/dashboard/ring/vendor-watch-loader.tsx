"use client";

import dynamic from "next/dynamic";

/** The ring, for vendors: it stays out of the JavaScript of everybody else. */
export const VendorWatch = dynamic(() => import("./vendor-watch.tsx").then((module) => module.VendorWatch));

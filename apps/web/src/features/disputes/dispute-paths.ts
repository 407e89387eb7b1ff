/** The one dispute of a session, as its vendor or an admin sees it. */
export function disputePath(part: "vendor" | "admin", sessionId: string): string {
  return `${disputesPath(part)}/${sessionId}`;
}

/** The list of disputes of a vendor, or of all of them for an admin. */
export function disputesPath(part: "vendor" | "admin"): string {
  return part === "admin" ? "/admin/disputes" : "/earnings/disputes";
}

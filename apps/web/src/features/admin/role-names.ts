import type { Role } from "@paygo/contracts";

export const roleNames: Record<Role, string> = { user: "Customer", vendor: "Vendor", admin: "Admin" };

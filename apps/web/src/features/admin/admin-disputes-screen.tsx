"use client";

import { DisputesList } from "../disputes/disputes-list.tsx";
import { AdminPage } from "./admin-page.tsx";

/** Every dispute; the vendor answers first, and an admin whenever it is needed. */
export function AdminDisputesScreen() {
  return (
    <AdminPage
      title="Disputes"
      description="Vendors are asked first. What they leave unanswered is overdue, and yours to decide."
    >
      <DisputesList part="admin" />
    </AdminPage>
  );
}

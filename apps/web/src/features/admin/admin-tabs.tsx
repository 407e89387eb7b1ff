import { SectionTabs } from "../chrome/section-tabs.tsx";

const places = [
  { href: "/admin", label: "Overview" },
  { href: "/admin/ledger", label: "Ledger" },
  { href: "/admin/accounts", label: "Accounts" },
  { href: "/admin/adjustments", label: "Adjustments" },
  { href: "/admin/disputes", label: "Disputes" },
  { href: "/admin/fees", label: "Fees" },
  { href: "/admin/reconciliation", label: "Reconciliation" },
];

/** The parts of an admin's desk. */
export function AdminTabs() {
  return <SectionTabs label="Admin" places={places} />;
}

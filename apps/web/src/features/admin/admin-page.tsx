import { Page, PageHeader } from "@paygo/ui/page";
import type { ReactNode } from "react";
import { AdminTabs } from "./admin-tabs.tsx";

export interface AdminPageProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of an admin's pages: the ways between them, and what this one is. */
export function AdminPage({ title, description, actions, children }: AdminPageProps) {
  return (
    <Page className="pt-4! sm:pt-6!">
      <AdminTabs />
      <PageHeader className="mt-6 mb-6" title={title} description={description} actions={actions} />
      <div className="flex flex-col gap-6">{children}</div>
    </Page>
  );
}

import { buttonVariants } from "@paygo/ui/button";
import { EmptyState } from "@paygo/ui/empty-state";
import { Page } from "@paygo/ui/page";
import { SearchX } from "lucide-react";
import Link from "next/link";

/** What stands in place of a page that does not exist, or that is not the reader's to see. */
export function NotFoundScreen() {
  return (
    <Page width="narrow">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<SearchX />}
        title="There is nothing here"
        action={
          <Link href="/" className={buttonVariants()}>
            Go to the catalogue
          </Link>
        }
      >
        The page does not exist, or it is not yours to see.
      </EmptyState>
    </Page>
  );
}

import { Page, PageHeader } from "@paygo/ui/page";

export default function CataloguePage() {
  return (
    <Page>
      <PageHeader title="Catalogue" />
    </Page>
  );
}

import type { AccessTokenView, AccountView, Role } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { Page, PageHeader } from "@paygo/ui/page";
import { ThemeToggle } from "@paygo/ui/theme-toggle";
import { AccessTokens } from "./access-tokens.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

const roleNames: Record<Role, string> = { user: "Customer", vendor: "Vendor", admin: "Admin" };

export interface AccountScreenProps {
  account: AccountView;
  accessTokens: { items: AccessTokenView[] };
}

/** Who one is, how one signs in, and what else may act in one's name. */
export function AccountScreen({ account, accessTokens }: AccountScreenProps) {
  return (
    <Page width="reading">
      <PageHeader title="Account" />
      <div className="flex flex-col gap-6">
        <Card>
          <CardBody>
            <DescriptionList>
              <DescriptionItem term="Name">{account.name}</DescriptionItem>
              <DescriptionItem term="E-mail">
                <span className="break-all">{account.email}</span>
              </DescriptionItem>
              <DescriptionItem term="Role">{roleNames[account.role]}</DescriptionItem>
              <DescriptionItem term="Theme">
                <ThemeToggle />
              </DescriptionItem>
            </DescriptionList>
          </CardBody>
        </Card>
        {account.hasPassword ? (
          <Card>
            <CardHeader
              title="Password"
              description="Changing it signs you out on every other device and revokes your access tokens."
            />
            <CardBody>
              <PasswordForm email={account.email} />
            </CardBody>
          </Card>
        ) : null}
        <AccessTokens initial={accessTokens} />
        <Card>
          <CardHeader
            title="Sign out everywhere"
            description="Ends your sign-in on every device and browser, this one included. Access tokens stay."
          />
          <CardBody>
            <SignOutEverywhere />
          </CardBody>
        </Card>
      </div>
    </Page>
  );
}

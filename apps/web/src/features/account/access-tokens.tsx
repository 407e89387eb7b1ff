"use client";

import type { AccessTokenView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { trpc } from "../../trpc/client.ts";
import { AccessTokenRow } from "./access-token-row.tsx";
import { CreateAccessToken } from "./create-access-token.tsx";

/** The personal access tokens of the reader, for the REST API. */
export function AccessTokens({ initial }: { initial: { items: AccessTokenView[] } }) {
  const { data } = trpc.account.accessTokens.useQuery({}, { initialData: initial });
  return (
    <Card>
      <CardHeader
        title="Access tokens"
        description="For scripts that use the REST API in your name. Each can do what you can do."
        action={<CreateAccessToken />}
      />
      <CardBody>
        {data.items.length === 0 ? (
          <p className="text-faint text-sm">No access tokens yet.</p>
        ) : (
          <ul className="divide-y divide-line">
            {data.items.map((accessToken) => (
              <AccessTokenRow key={accessToken.id} accessToken={accessToken} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

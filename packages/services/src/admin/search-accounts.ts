import type { AccountBalances, accountBalancesPage, searchAccountsInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { containsPattern, toPage } from "../page.ts";

const statement = `
  SELECT u.id, u.name, u.email, u.role::text AS role,
    (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'currency', a.currency, 'balanceMinor', a.balance_minor)
        ORDER BY a.kind, a.currency), '[]')
      FROM ledger_accounts a WHERE a.owner_id = u.id) AS balances
  FROM users u
  WHERE u.id < $1::uuid AND ($3::text IS NULL OR u.name ILIKE $3 OR u.email ILIKE $3 OR u.id::text = $4)
  ORDER BY u.id DESC LIMIT $2`;

const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

type Row = AccountBalances["person"] & Pick<AccountBalances, "balances">;

/** People with the balances of their accounts, the newest first; the query is in a name or e-mail, or an id. For admins. */
export async function searchAccounts(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof searchAccountsInput>,
): Promise<z.output<typeof accountBalancesPage>> {
  requireRole(viewer, "admin");
  const rows = await ctx.db.sql.query<Row>(statement, [
    input.cursor ?? lastId,
    input.limit + 1,
    input.query ? containsPattern(input.query) : null,
    input.query?.toLowerCase() ?? null,
  ]);
  return toPage(rows, input.limit, ({ balances, ...person }) => ({ person, balances }));
}

import { createFollower, type PostedTransaction } from "./follow.ts";
import { findViolations, fromTheBeginning, type Mark } from "./invariants.ts";
import type { World } from "./world.ts";

/** Looks at the books after every step, at as much of them as changed. */
export interface Watch {
  /** What is wrong with what the step changed. */
  look(): Promise<string[]>;
  /** What is wrong with anything at all. */
  audit(): Promise<string[]>;
}

interface News {
  xid: string;
  entryId: string;
  entryCount: number;
  posted: PostedTransaction[];
}

const newsStatement = `
  SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid,
    (SELECT coalesce(max(id), 0)::text FROM ledger_entries) AS "entryId",
    (SELECT count(*)::int FROM ledger_entries) AS "entryCount",
    (SELECT coalesce(json_agg(x ORDER BY x.first), '[]') FROM (
      SELECT t.id, t.kind, t.idempotency_key AS key, t.session_id AS "sessionId",
        (extract(epoch FROM t.posted_at) * 1000)::bigint AS "postedAtMs", min(e.id) AS first,
        json_agg(json_build_object('account', a.kind::text || coalesce(':' || a.owner_id, ''),
          'amountMinor', e.amount_minor, 'balanceAfterMinor', e.balance_after_minor) ORDER BY e.id) AS entries
      FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
      JOIN ledger_accounts a ON a.id = e.account_id
      WHERE e.id > $1::bigint GROUP BY t.id) x) AS posted`;

const balancesStatement = `
  SELECT kind::text || coalesce(':' || owner_id, '') AS account, balance_minor::float8 AS balance FROM ledger_accounts`;

export function watchBooks(world: World): Watch {
  const { eye } = world;
  const follower = createFollower(world);
  let mark: Mark = fromTheBeginning;

  async function readNews(): Promise<News> {
    const { rows } = await eye.pool.query<News>({
      name: "news",
      text: newsStatement,
      values: [mark.entryId],
    });
    const [news] = rows;
    if (!news) throw new Error("no news");
    return news;
  }

  async function compareBalances(): Promise<string[]> {
    const { rows } = await eye.pool.query<{ account: string; balance: number }>(balancesStatement);
    const ours = new Map(rows.map(({ account, balance }) => [account, balance]));
    const all = new Set([...ours.keys(), ...Object.keys(follower.model.balances())]);
    return [...all].flatMap((account) => {
      const [balance, predicted] = [ours.get(account) ?? 0, follower.model.balance(account)];
      return balance === predicted ? [] : [`${account} is ${balance} instead of ${predicted}`];
    });
  }

  return {
    async look() {
      const { posted, ...next } = await readNews();
      if (next.xid === mark.xid) return [];
      const violations = await findViolations(eye, mark);
      const differences = posted.length === 0 ? [] : await follower.follow(posted);
      mark = next;
      return [...violations, ...differences];
    },
    async audit() {
      return [...(await findViolations(eye, fromTheBeginning)), ...(await compareBalances())];
    },
  };
}

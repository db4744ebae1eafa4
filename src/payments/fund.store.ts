/** What the fund was given, paid and got back, over all suppliers. */
import type { Queryable } from '../db/reads.ts';

export type FundRow = {
  readonly currency: string;
  readonly capitalMinor: number;
  readonly paidOutMinor: number;
  readonly repaidMinor: number;
  readonly availableMinor: number;
  readonly owedMinor: number;
};

const DEBIT = `split_part(debit, ':', 1)`;
const CREDIT = `split_part(credit, ':', 1)`;

/** One row per currency. Reads every transfer once; only the fund's and the debts' are summed. */
export async function readFund(q: Queryable): Promise<readonly FundRow[]> {
  const sum = (condition: string): string => `coalesce(sum(amount_minor) filter (where ${condition}), 0)`;
  const { rows } = await q.query<FundRow>(
    `select currency,
       ${sum(`${DEBIT} = 'capital'`)}::bigint as "capitalMinor",
       (${sum(`${DEBIT} = 'fund'`)} - ${sum(`${DEBIT} = 'charged_back' and ${CREDIT} = 'fund'`)})::bigint as "paidOutMinor",
       ${sum(`${DEBIT} = 'bank' and ${CREDIT} = 'fund'`)}::bigint as "repaidMinor",
       (${sum(`${CREDIT} = 'fund'`)} - ${sum(`${DEBIT} = 'fund'`)})::bigint as "availableMinor",
       (${sum(`${CREDIT} = 'debt'`)} - ${sum(`${DEBIT} = 'debt'`)})::bigint as "owedMinor"
     from transfer where ${DEBIT} in ('fund', 'debt') or ${CREDIT} in ('fund', 'debt')
     group by currency order by currency`,
  );
  return rows;
}

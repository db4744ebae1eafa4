/** What guarded accounts hold while one batch is decided: read once under the batch's locks, then reckoned in memory. */
import type { ClientBase } from 'pg';
import type { StreamRef, TransferDraft } from '../kernel/decider.ts';
import { type Refused, refuse } from '../kernel/result.ts';
import { type AccountRef, readBalances } from './effects.ts';
import type { Registry } from './registry.ts';

const nameOf = ({ supplierId, account }: AccountRef): string => `${supplierId}/${account}`;

export class Balances {
  readonly #registry: Registry;
  readonly #streams: readonly StreamRef[];
  /** Accounts that were read, in every currency they ever had. */
  readonly #known = new Set<string>();
  /** Minor units by account and currency: as read, with what the batch's kept transfers change. */
  readonly #minor = new Map<string, number>();

  /** @param streams of the batch: when one account of them is wanted, the accounts of all are read in one round trip */
  constructor(registry: Registry, streams: readonly StreamRef[]) {
    this.#registry = registry;
    this.#streams = streams;
  }

  /** Other people's money: no guarded account may end below zero (invariant: no negative customer account). */
  async overdrawn(client: ClientBase, supplierId: string, transfers: readonly TransferDraft[]): Promise<Refused | null> {
    const leaving = transfers.filter((t) => this.#registry.isGuarded(t.debit));
    await this.#read(
      client,
      leaving.map((t) => ({ supplierId, account: t.debit })),
    );
    for (const { debit: account, currency } of leaving) {
      const change = transfers.reduce((sum, t) => sum + effectOn(account, currency, t), 0);
      if ((this.#minor.get(`${nameOf({ supplierId, account })}/${currency}`) ?? 0) + change < 0)
        return refuse('ledger.overdrawn', { account });
    }
    return null;
  }

  /** These transfers will be written. */
  keep(supplierId: string, { debit, credit, currency, amountMinor }: TransferDraft): void {
    this.#move({ supplierId, account: debit }, currency, -amountMinor);
    this.#move({ supplierId, account: credit }, currency, amountMinor);
  }

  async #read(client: ClientBase, wanted: readonly AccountRef[]): Promise<void> {
    if (wanted.every((ref) => this.#known.has(nameOf(ref)))) return;
    const ahead = this.#streams.flatMap((ref) =>
      this.#registry.guardedOf(ref).map((account) => ({ supplierId: ref.supplierId, account })),
    );
    const missing = new Map([...wanted, ...ahead].map((ref) => [nameOf(ref), ref]));
    for (const name of this.#known) missing.delete(name);
    for (const name of missing.keys()) this.#known.add(name);
    // What was kept before the reading is in memory only: it is added to, not replaced.
    for (const { currency, balanceMinor, ...ref } of await readBalances(client, [...missing.values()]))
      this.#move(ref, currency, balanceMinor);
  }

  #move(ref: AccountRef, currency: string, deltaMinor: number): void {
    const key = `${nameOf(ref)}/${currency}`;
    this.#minor.set(key, (this.#minor.get(key) ?? 0) + deltaMinor);
  }
}

const effectOn = (account: string, currency: string, t: TransferDraft): number =>
  t.currency !== currency ? 0 : t.credit === account ? t.amountMinor : t.debit === account ? -t.amountMinor : 0;

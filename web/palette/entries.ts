/** What the search offers by itself, by who asks; and which entries fit what was typed. */
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { waysOf } from '../operator/Desk.tsx';
import { isStaff } from '../operator/staff.ts';
import type { MessageKey } from '../words.data.ts';

export const GROUPS = ['acts', 'pages', 'orders', 'suppliers'] as const;
export type Group = (typeof GROUPS)[number];

export type Entry = {
  readonly group: Group;
  /** An address of this site; each entry has its own. */
  readonly to: string;
  readonly text: string;
  /** Beside the text, and searched too. */
  readonly hint?: string;
  /** Searched and not shown. */
  readonly keywords?: string;
};

type Offered = readonly [to: string, key: MessageKey];

const EVERYBODY: readonly Offered[] = [
  ['/suppliers', 'nav.suppliers'],
  ['/how-it-works', 'nav.how'],
  ['/fees', 'nav.fees'],
  ['/verify', 'nav.verify'],
];
const VISITOR: readonly Offered[] = [
  ['/sign-in', 'session.sign_in'],
  ['/sign-up', 'session.sign_up'],
];
const SIGNED_IN: readonly Offered[] = [
  ['/company', 'company.title'],
  ['/account', 'account.title'],
];
const TRADER: readonly Offered[] = [
  ['/home', 'nav.home'],
  ['/orders', 'nav.orders'],
  ['/supply', 'supply.selling'],
  ['/messages', 'nav.messages'],
  ['/statements', 'statement.title'],
  ['/supply/limit', 'supply.limit'],
  ['/supply/payouts', 'supply.payouts'],
  ['/supply/account', 'supply.account'],
  ['/supply/profile', 'supply.profile'],
];
const AGENCY: readonly Offered[] = [['/jobs', 'nav.jobs']];
const TRADER_ACTS: readonly Offered[] = [
  ['/suppliers?tradeAssurance=true', 'palette.new_order'],
  ['/supply/profile#products', 'palette.add_product'],
];
const OWNER_ACTS: readonly Offered[] = [
  ['/company#invitations', 'palette.invite'],
  ['/company#keys', 'palette.make_key'],
];

/** Pages and acts for this reader; `me` is null for a visitor. */
export function offered(me: GetV1Me200 | null, say: (key: MessageKey) => string): readonly Entry[] {
  const { acting = null, memberships = [] } = me ?? {};
  const kind = memberships.find(({ companyId }) => companyId === acting?.companyId)?.companyKind;
  const desk = me === null ? [] : waysOf(me);
  const own: readonly Offered[] = isStaff(me)
    ? desk.map(([path, key]) => [path, path === '/desk' ? 'nav.desk' : key])
    : kind === 'trader'
      ? TRADER
      : kind === 'agency'
        ? AGENCY
        : [];
  const acts = [...(kind === 'trader' ? TRADER_ACTS : []), ...(acting?.role === 'owner' ? OWNER_ACTS : [])];
  const pages = [...own, ...EVERYBODY, ...(me === null ? VISITOR : SIGNED_IN)];
  const entry =
    (group: Group) =>
    ([to, key]: Offered): Entry => ({ group, to, text: say(key) });
  return [...acts.map(entry('acts')), ...pages.map(entry('pages'))];
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Those in which every typed word stands; what begins with the first word comes first within its group. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const fits = entries.filter(({ text, hint = '', keywords = '' }) =>
    words.every((word) => plain(`${text} ${hint} ${keywords}`).includes(word)),
  );
  const rank = ({ group, text }: Entry): number => GROUPS.indexOf(group) * 2 + (plain(text).startsWith(first) ? 0 : 1);
  return fits.toSorted((a, b) => rank(a) - rank(b));
}

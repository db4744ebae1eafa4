/** What a text that is being written would give under each kind of cover, by the rule that decides claims. */
import { previewText } from '../../src/claims/preview.text.rules.ts';
import type { PreviewLine } from '../../src/claims/preview.rules.ts';
import { lintClause } from '../../src/contracts/lint.rules.ts';
import type { Clause, Cover, Terms } from '../../src/contracts/types.ts';
import type { JsonObject } from '../../src/kernel/result.ts';
import type { MoneyMode, Policy } from '../../src/policy/types.ts';
import { GROUND_ORDER, windowCells } from '../../src/printing/programme.rules.ts';
import { COUNTS, COVERS, LIMITED } from '../../src/printing/words.data.ts';
import { pageVoice } from '../orders/history.ts';
import type { Lang } from '../ui/words.ts';
import type { DraftText } from './change.ts';
import { type DraftClause, composed } from './draft.ts';

export const COVER_KINDS: readonly Cover[] = ['pre_shipment', 'post_delivery'];

/** Under which settings the order stands or would be opened. */
export type CoverFacts = { readonly policy: Policy; readonly mode: MoneyMode; readonly inspectionFeeMinor: number };

/** A clause as the server would judge it. Its words do not matter to what it could win. */
function judged({ id, text, defectClass, lineId }: DraftClause, category: string): Clause {
  const { verdict, problems, parsed } = lintClause({ text, ...(category === '' ? {} : { category }) });
  return {
    clauseId: id,
    text: { contentId: '', hash: '' },
    defectClass,
    lineId,
    by: 'buyer',
    verdict,
    problems: problems.map(({ code }) => code),
    parsed: parsed as unknown as JsonObject | null,
  };
}

/** Each bad event with what it would yield under either cover. */
export type Boundary = {
  readonly currency: string;
  readonly events: readonly {
    readonly code: string;
    readonly en: string;
    readonly zh: string;
    readonly by: Readonly<Record<Cover, PreviewLine>>;
  }[];
};

/** null while a figure of the text is missing. */
export function boundaryOf({ terms, clauses }: DraftText, facts: CoverFacts): Boundary | null {
  const made = composed(terms);
  if (!made) return null;
  const written = clauses.filter(({ text }) => text.trim() !== '').map((clause) => judged(clause, terms.category));
  const under = (cover: Cover) => previewText({ terms: { ...made, cover }, clauses: written }, facts);
  const [before, after] = [under('pre_shipment'), under('post_delivery')];
  if (!before || !after) return null;
  const events = before.flatMap((line, index) => {
    const other = after[index];
    const { code, en, zh } = line.event;
    return other ? [{ code, en, zh, by: { pre_shipment: line, post_delivery: other } }] : [];
  });
  return { currency: terms.currency, events };
}

/** What the two would agree to under a kind of cover: in one sentence, how much counts, and until when each ground is open. */
export function coverSays(
  cover: Cover,
  { policy, mode }: CoverFacts,
  warranty: boolean,
  lang: Lang,
): {
  readonly what: string;
  readonly counts: readonly string[];
  readonly until: readonly (readonly [ground: string, until: string])[];
} {
  const voice = pageVoice({ currency: 'USD' } as Terms, new Map(), lang);
  const { windows } = policy;
  return {
    what: COVERS[cover][lang],
    counts: [COUNTS[policy.coverage.counts[cover]][lang], LIMITED[mode === 'hold' ? 'whole_order' : policy.coverage.cover][lang]],
    until: GROUND_ORDER.filter((ground) => ground !== 'warranty' || warranty).map((ground) => {
      const [name = '', , closes = ''] = windowCells(voice, ground, windows[ground][cover]);
      return [name, closes];
    }),
  };
}

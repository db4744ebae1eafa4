/** Reasons in words: the sentence of a code, filled from its data and the evidence it rests on. */
import type { Json } from '../kernel/result.ts';
import type { Determination, Reason } from './determination.types.ts';
import { ASIDE, CLASSES, FINDINGS, REASONS, type Saying } from './reasons.data.ts';

export type Lang = keyof Saying;

const NOTHING: Saying = { en: 'nothing', zh: '无' };
const SIDES: Readonly<Record<'buyer' | 'supplier' | 'platform', Saying>> = {
  buyer: { en: 'the buyer’s', zh: '买方' },
  supplier: { en: 'the supplier’s', zh: '供应商' },
  platform: { en: 'the programme’s', zh: '平台' },
};

const entry = (table: Readonly<Record<string, Saying>>, word: Json | undefined, lang: Lang): string =>
  (typeof word === 'string' && Object.hasOwn(table, word) ? table[word]?.[lang] : undefined) ?? String(word ?? NOTHING[lang]);

/** The evidence of each side by name. */
function evidenceOf({ data, reliedOn }: Reason, lang: Lang): string {
  if (typeof data['evidence'] === 'string') return data['evidence'];
  const sides = (['buyer', 'supplier', 'platform'] as const).filter((side) => reliedOn[side].length > 0);
  const named = sides.map((side) => `${SIDES[side][lang]} ${reliedOn[side].join(', ')}`);
  return named.length === 0 ? NOTHING[lang] : named.join(lang === 'en' ? '; ' : ';');
}

/** One reason as a sentence. */
export function sentenceOf(reason: Reason, lang: Lang): string {
  const { data } = reason;
  return REASONS[reason.code][lang].replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'evidence') return evidenceOf(reason, lang);
    if (name === 'class') return entry(CLASSES, data['class'], lang);
    if (name === 'why') return entry(ASIDE, data['why'], lang);
    if (name === 'says' || name === 'computed') return entry(FINDINGS, data[name], lang);
    const value = data[name] ?? null;
    return Array.isArray(value) ? value.join(', ') : String(value ?? NOTHING[lang]);
  });
}

export type InWords = {
  readonly subject: string;
  readonly finding: string;
  readonly reasons: readonly string[];
};

/** Every finding of a determination in words, in its order. */
export const inWords = ({ findings }: Determination, lang: Lang): readonly InWords[] =>
  findings.map(({ subject, finding, reasons }) => ({
    subject,
    finding: FINDINGS[finding][lang],
    reasons: reasons.map((reason) => sentenceOf(reason, lang)),
  }));

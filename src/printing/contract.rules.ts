/** The contract as a printable document: its numbered parts in one language, or in both at once. */
import { bilingual } from './bilingual.rules.ts';
import { certificateBlocks } from './certificate.rules.ts';
import { deliveryBlocks } from './delivery.rules.ts';
import { chargesBlocks, goodsBlocks, partiesBlocks, paymentBlocks } from './goods.rules.ts';
import { appealBlocks, coverBlocks, silenceBlocks, windowsBlocks } from './programme.rules.ts';
import { clausesBlocks, papersBlocks, samplingBlocks } from './quality.rules.ts';
import { type Voice, rows, voiceOf } from './say.rules.ts';
import { CONTRACT_FORM } from './types.ts';
import type { ContractFacts, DocumentFormat, DocumentLang, PrintBlock, PrintLang, Printable } from './types.ts';
import { HEADINGS, KINDS, SENTENCES } from './words.data.ts';

type Part = (v: Voice, facts: ContractFacts, chapter: number) => readonly PrintBlock[];

/** In the order in which they are numbered. */
const PARTS: readonly (readonly [heading: keyof typeof HEADINGS, part: Part])[] = [
  ['parties', partiesBlocks],
  ['goods', goodsBlocks],
  ['charges', chargesBlocks],
  ['delivery', deliveryBlocks],
  ['payment', paymentBlocks],
  ['cover', coverBlocks],
  ['sampling', samplingBlocks],
  ['clauses', clausesBlocks],
  ['papers', papersBlocks],
  ['windows', windowsBlocks],
  ['silence', silenceBlocks],
  ['appeal', appealBlocks],
];

const SHORT_HASH = 16;

function footerOf(v: Voice, { orderId, version, fingerprint, agreed }: ContractFacts): string {
  const sentence = agreed ? SENTENCES.footer : SENTENCES.footer_draft;
  return v.say(sentence, { order: orderId, version, hash: fingerprint.slice(0, SHORT_HASH) });
}

function aboutBlock(v: Voice, facts: ContractFacts): PrintBlock {
  const { names, orderId, version, fingerprint, agreed, terms } = facts;
  const status = agreed ? v.say(SENTENCES.status_agreed, { on: agreed.at.slice(0, 10) }) : v.say(SENTENCES.status_draft);
  return rows(
    v.row('programme', names.programme ?? v.say(SENTENCES.no_name)),
    v.row('order', orderId),
    v.row('version', String(version)),
    v.row('status', status),
    v.row('fingerprint', fingerprint),
    v.row('kind', v.say(KINDS[terms.kind])),
    terms.category === null ? null : v.row('category', terms.category),
    v.row('form', String(CONTRACT_FORM)),
  );
}

function inOne(facts: ContractFacts, lang: PrintLang): Printable {
  const v = voiceOf(facts, lang);
  const heading = (name: keyof typeof HEADINGS, chapter: number): PrintBlock => ({
    kind: 'heading',
    level: 2,
    text: `${chapter}. ${v.say(HEADINGS[name])}`,
  });
  const parts = PARTS.flatMap(([name, part], index): readonly PrintBlock[] => [
    heading(name, index + 1),
    ...part(v, facts, index + 1),
  ]);
  return {
    lang,
    title: v.say(SENTENCES.title, { order: facts.orderId }),
    footer: footerOf(v, facts),
    madeAt: facts.madeAt,
    blocks: [
      aboutBlock(v, facts),
      ...parts,
      { kind: 'page' },
      heading('certificate', PARTS.length + 1),
      ...certificateBlocks(v, facts),
    ],
  };
}

/** The document. The same facts give the same document; both languages are made from one structure. */
export function contractPaper(facts: ContractFacts, lang: DocumentLang, format: DocumentFormat): Printable {
  if (lang !== 'both') return inOne(facts, lang);
  return bilingual(inOne(facts, 'en'), inOne(facts, 'zh'), format);
}

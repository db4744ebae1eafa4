/** Two documents of one structure as one: each fact in English and below it in Chinese, what is the same in both once. */
import { assert } from '../kernel/assert.ts';
import type { DocumentFormat, PrintBlock, Printable } from './types.ts';

type Join = (en: string, zh: string) => string;

/** Pairs what stands at the same place. A Fault where one language has more: then they would not say the same. */
function pairs<T>(en: readonly T[], zh: readonly T[]): readonly (readonly [T, T])[] {
  assert(en.length === zh.length, 'both languages have the same parts');
  return en.map((each, index) => [each, zh[index] ?? each]);
}

/** Whether both say the same letter for letter, the width of their marks aside: a name with its country is printed once. */
const isSame = (en: string, zh: string): boolean => {
  const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');
  return bare(en) === bare(zh);
};

const joinAll = (en: readonly string[], zh: readonly string[], join: Join): readonly string[] =>
  pairs(en, zh).map(([left, right]) => join(left, right));

/** `8.1 Clause door (major)` and `8.1 条款 door（主要）`: the number once. */
function joinHeadings(en: string, zh: string): string {
  const number = /^[\d.]+ /.exec(en)?.[0] ?? '';
  return en === zh ? en : `${en} / ${zh.startsWith(number) ? zh.slice(number.length) : zh}`;
}

function joinBlocks(en: PrintBlock, zh: PrintBlock, join: Join): readonly PrintBlock[] {
  if (en.kind === 'heading' && zh.kind === 'heading') return [{ ...en, text: joinHeadings(en.text, zh.text) }];
  if (en.kind === 'paragraph' && zh.kind === 'paragraph') return isSame(en.text, zh.text) ? [en] : [en, zh];
  if (en.kind === 'list' && zh.kind === 'list') return [{ kind: 'list', items: joinAll(en.items, zh.items, join) }];
  if (en.kind === 'rows' && zh.kind === 'rows') {
    return [
      {
        kind: 'rows',
        rows: pairs(en.rows, zh.rows).map(([[label, value], [label2, value2]]) => [
          label === label2 ? label : `${label} / ${label2}`,
          join(value, value2),
        ]),
      },
    ];
  }
  if (en.kind === 'table' && zh.kind === 'table') {
    return [
      {
        kind: 'table',
        columns: pairs(en.columns, zh.columns).map(([left, right]) => ({ ...left, title: join(left.title, right.title) })),
        rows: pairs(en.rows, zh.rows).map(([left, right]) => joinAll(left, right, join)),
        total: en.total && zh.total && joinAll(en.total, zh.total, join),
      },
    ];
  }
  assert(en.kind === zh.kind, 'both languages have the same kind of block at the same place');
  return [en];
}

/** The document in both languages. On paper Chinese begins a line of its own, in a text it follows a stroke. */
export function bilingual(en: Printable, zh: Printable, format: DocumentFormat): Printable {
  const join: Join = (left, right) => (isSame(left, right) ? left : `${left}${format === 'pdf' ? '\n' : ' / '}${right}`);
  return {
    lang: 'en',
    title: `${en.title} / ${zh.title}`,
    footer: join(en.footer, zh.footer),
    madeAt: en.madeAt,
    blocks: pairs(en.blocks, zh.blocks).flatMap(([left, right]) => joinBlocks(left, right, join)),
  };
}

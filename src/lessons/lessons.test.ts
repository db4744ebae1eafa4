/** What decided cases teach: causes by the reasons of a finding, wordings by the words of the clause. */
import { describe, expect, it } from 'vitest';
import type { Finding, Reason, ReasonCode, SubjectFinding } from '../claims/determination.types.ts';
import { PROBLEMS } from '../contracts/lint.types.ts';
import type { JsonObject } from '../kernel/result.ts';
import { causesOf } from './cause.rules.ts';
import { lessonsOf, study } from './rules.ts';
import type { DecidedCase, Lesson } from './types.ts';

const NOBODY = { buyer: [], supplier: [], platform: [] };
const because = (code: ReasonCode, data: JsonObject = {}): Reason => ({ code, data, reliedOn: NOBODY });
const aside = (why: string): Reason => because('set_aside', { evidence: 'e1', class: 'photo', why });

const point = (subject: string, finding: Finding, ...reasons: readonly Reason[]): SubjectFinding => ({
  kind: subject === 'late_shipment' ? 'late_shipment' : 'clause',
  subject,
  defectClass: 'major',
  finding,
  reasons,
});

let made = 0;
const decided = (texts: Readonly<Record<string, string | null>>, ...findings: readonly SubjectFinding[]): DecidedCase => {
  made += 1;
  return {
    orderId: `spp0000000-${String(made).padStart(10, '0')}`,
    claimId: `claim${made}`,
    approvedAt: '2026-05-27T02:00:00.000Z',
    version: 1,
    category: 'tents-and-outdoor',
    findings,
    clauses: Object.entries(texts).map(([clauseId, text]) => ({ clauseId, text, product: 'Tent', characteristic: null })),
    shipBy: texts['late_shipment'] ?? null,
  };
};
const named = (characteristic: string, given: DecidedCase): DecidedCase => ({
  ...given,
  clauses: given.clauses.map((clause) => ({ ...clause, characteristic })),
});
const learn = (...cases: readonly DecidedCase[]) => lessonsOf(cases.map(study));
const find = (lessons: readonly Lesson[], cause: string): Lesson | undefined => lessons.find((lesson) => lesson.cause === cause);

describe('the cause of a point that decided nothing', () => {
  const vague = because('not_measurable', { missing: ['subjective_term', 'no_method'] });
  // biome-ignore format: a table
  it.each<readonly [string, SubjectFinding, readonly string[], string | null]>([
    ['what the check missed in it', point('q', 'excluded', vague), ['subjective_term', 'no_method'], null],
    ['no exact shipping date', point('late_shipment', 'excluded', because('no_exact_date')), ['no_exact_date'], null],
    ['a share nobody knows', point('q', 'unproven', because('share_unknown'), because('report_decides')), ['share_unknown'], null],
    ['two of one rank', point('q', 'unproven', because('contradicted')), ['contradicted'], null],
    ['a photo of a figure', point('q', 'unproven', because('nothing_decides'), aside('photo_no_quantity')), ['photo_no_quantity'], null],
    ['two gaps, each once', point('q', 'unproven', because('nothing_decides'), aside('unreadable'), aside('statement_alone'), aside('unreadable')),
      ['unreadable', 'statement_alone'], null],
    ['nothing at all', point('q', 'unproven', because('nothing_decides')), ['nothing_shown'], null],
    ['only late items', point('q', 'unproven', because('nothing_decides'), aside('late_unanswered')), [], 'nothing_decides'],
    ['a refused inspection', point('q', 'unproven', because('inspection_refused'), aside('refused')), [], 'inspection_refused'],
    ['damage on the way', point('q', 'unproven', because('carriers_damage')), [], 'carriers_damage'],
    ['a person found so', point('q', 'unproven', because('overridden'), because('report_decides')), [], 'overridden'],
  ])('%s', (_, given, causes, otherwise) => {
    expect(causesOf(given)).toEqual({ causes, otherwise });
  });
});

describe('the words', () => {
  const excluded = (...missing: readonly string[]) => point('q', 'excluded', because('not_measurable', { missing }));
  // biome-ignore format: a table
  it.each<readonly [string, SubjectFinding, string, string]>([
    ['Good quality tent', excluded('subjective_term'), 'subjective_term', 'good'],
    ['Colour as per sample', excluded('undefined_reference'), 'undefined_reference', 'as per sample'],
    ['Pole about 25 mm', excluded('vague_quantity'), 'vague_quantity', 'about'],
    ['about mid May', point('late_shipment', 'excluded', because('no_exact_date')), 'no_exact_date', 'about mid may'],
  ])('%s', (text, given, cause, words) => {
    const { lessons } = learn(decided({ [given.subject]: text }, given));
    expect(find(lessons, cause)?.wordings.map((wording) => wording.words)).toEqual([words]);
  });

  it('are the same in other letters, and counted over cases', () => {
    const { lessons, cases } = learn(
      decided({ q: 'GOOD QUALITY frame' }, excluded('subjective_term')),
      decided({ q: 'fabric of good quality' }, excluded('subjective_term')),
      decided({ q: 'Nice colour' }, excluded('subjective_term')),
    );
    expect(cases).toBe(3);
    expect(lessons).toHaveLength(1);
    expect(lessons[0]).toMatchObject({ cause: 'subjective_term', finding: 'excluded', cases: 3, points: 3 });
    expect(lessons[0]?.wordings.map(({ words, points }) => [words, points])).toEqual([
      ['good', 2],
      ['nice', 1],
    ]);
  });

  it('tell how often the same words were decided all the same, and whether the check catches them today', () => {
    const text = 'Roof water column at least 3000 mm, ISO 811';
    const unproven = point('q', 'unproven', because('nothing_decides'), aside('photo_no_quantity'));
    const { lessons, findings } = learn(
      decided({ q: text }, unproven),
      decided(
        { q: text, p: 'Steel tube' },
        point('q', 'not_met', because('report_decides')),
        point('p', 'met', because('report_decides')),
      ),
    );
    expect(findings).toEqual({ met: 1, not_met: 1, unproven: 1, excluded: 0 });
    expect(lessons[0]?.wordings[0]).toMatchObject({ points: 1, decided: 1, caughtToday: 0 });
    expect(lessons[0]?.wordings[0]?.examples[0]).toMatchObject({ text, verdict: 'measurable', rewrite: null, version: 1 });
  });

  it('are whole words: goods are not good', () => {
    const met = (text: string) => decided({ q: text }, point('q', 'met', because('report_decides')));
    const { lessons } = learn(
      decided({ q: 'Good colour' }, excluded('subjective_term')),
      met('Goods in 20 cartons'),
      met('A good, dry carton at most 25 kg'),
      met('good'),
    );
    expect(lessons[0]?.wordings[0]).toMatchObject({ words: 'good', decided: 2 });
  });

  it('come with a wording that could be judged', () => {
    const { lessons } = learn(decided({ q: 'Good quality tent' }, excluded('subjective_term')));
    const [example] = lessons[0]?.wordings[0]?.examples ?? [];
    expect(example?.verdict).toBe('vague');
    expect(study(decided({ q: example?.rewrite ?? null }, excluded('subjective_term'))).points[0]?.lint?.verdict).toBe(
      'measurable',
    );
  });

  it('of an erased text are gone; the point is still counted', () => {
    const { lessons } = learn(decided({ q: null }, excluded('subjective_term')));
    expect(lessons[0]?.wordings).toEqual([
      expect.objectContaining({
        words: null,
        points: 1,
        caughtToday: 0,
        examples: [expect.objectContaining({ text: null, rewrite: null })],
      }),
    ]);
  });

  it('show no more than five examples and fifty wordings, and count all', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      named(`part ${n}`, decided({ q: null }, point('q', 'unproven', because('contradicted')))),
    );
    const same = Array.from({ length: 9 }, () => decided({ q: 'Nice colour' }, excluded('subjective_term')));
    const { lessons } = learn(...many, ...same);
    expect(find(lessons, 'contradicted')).toMatchObject({ points: 60, cases: 60 });
    expect(find(lessons, 'contradicted')?.wordings).toHaveLength(50);
    expect(find(lessons, 'subjective_term')?.wordings.map(({ points, examples }) => [points, examples.length])).toEqual([[9, 5]]);
  });
});

it('every point is accounted for: under a cause, or under what else it was', () => {
  const all = [
    ...PROBLEMS.map((problem) => point('q', 'excluded', because('not_measurable', { missing: [problem] }))),
    point('q', 'unproven', because('access_refused')),
    point('gone', 'unproven', because('nothing_decides')),
    point('q', 'excluded', because('not_measurable', { missing: ['a_code_of_an_older_rule_set'] })),
  ];
  const { lessons, otherwise, findings } = learn(decided({ q: 'Good quality tent' }, ...all));
  const told = lessons.reduce((sum, { points }) => sum + points, 0) + otherwise.reduce((sum, { points }) => sum + points, 0);
  expect(told).toBe(all.length);
  expect(findings.excluded + findings.unproven).toBe(all.length);
  expect(otherwise).toEqual(
    expect.arrayContaining([
      { reason: 'not_measurable', points: 1 },
      { reason: 'nothing_decides', points: 1 },
    ]),
  );
});

it('no case teaches nothing', () => {
  expect(learn()).toEqual({
    cases: 0,
    findings: { met: 0, not_met: 0, unproven: 0, excluded: 0 },
    lessons: [],
    otherwise: [],
  });
});

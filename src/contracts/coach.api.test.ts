/** The coach over HTTP: anybody may ask, nothing is stored, and bad input is refused by field. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Matrix, openMatrix } from '../../test/access.fixture.ts';

let matrix: Matrix;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

async function ask(payload: unknown) {
  const response = await matrix.app.inject({ method: 'POST', url: '/v1/lint', payload: payload as object });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

describe('POST /v1/lint', () => {
  it('judges clauses, explains, proposes, and says what nobody wrote', async () => {
    const { status, body } = await ask({
      category: 'tents-and-outdoor',
      clauses: [
        { id: 'door', text: 'Clear height of the front entrance at least 200 cm' },
        { id: 'look', text: 'Nice stitching' },
      ],
    });
    expect(status).toBe(200);
    const [door, look] = body['clauses'] as {
      id: string;
      verdict: string;
      rewrite: string | null;
      problems: { why: { zh: string } }[];
    }[];
    expect([door?.id, door?.verdict, door?.rewrite]).toEqual(['door', 'measurable', null]);
    expect([look?.id, look?.verdict]).toEqual(['look', 'vague']);
    expect(look?.rewrite).toContain('stitches per inch');
    expect(look?.problems[0]?.why.zh).toMatch(/\p{Script=Han}/u);
    const topics = (body['absent'] as { topic: string }[]).map(({ topic }) => topic);
    expect(topics).toContain('water_resistance');
    expect(topics).not.toContain('door_height');
  });

  it('gives the clause in parts, in both languages, and reads its own Chinese', async () => {
    const text = 'Hydrostatic head at least 3000 mm, ISO 811:2018, 5 specimens';
    const { body } = await ask({ clauses: [{ text }] });
    const [clause] = body['clauses'] as {
      requirement: { says: { zh: string } };
      parts: { role: string; span: [number, number] }[];
    }[];
    expect(clause?.requirement).toEqual({
      characteristic: 'hydrostatic head',
      relation: '>=',
      values: [3_000],
      unit: 'mm[H2O]',
      nominal: null,
      standards: [{ issuer: 'ISO', number: '811', part: null, edition: '2018' }],
      instruments: [],
      sample: { count: 5, level: null, aql: null },
      reference: null,
      says: {
        en: 'Hydrostatic head at least 3000 mm, ISO 811:2018',
        zh: '耐静水压 不低于 3000 mm[H2O],按 ISO 811:2018',
      },
    });
    expect(clause?.parts.map(({ role, span }) => [role, text.slice(...span)])).toEqual([
      ['value', 'least 3000 mm'],
      ['standard', 'ISO 811:2018'],
      ['value', '5 specimens'],
    ]);
    const again = await ask({ clauses: [{ text: clause?.requirement.says.zh }] });
    expect(again.body['clauses']).toMatchObject([
      { verdict: 'measurable', requirement: { values: [3_000], unit: 'mm[H2O]', says: clause?.requirement.says } },
    ]);
  });

  it('gives each absent topic with its reason, its source and a clause to start from', async () => {
    const { body } = await ask({ category: 'tents-and-outdoor' });
    const absent = body['absent'] as { topic: string; whyZh: string; source: string; clause: { en: string; zh: string } }[];
    const water = absent.find(({ topic }) => topic === 'water_resistance');
    expect(water?.source).toContain('ISO 811');
    expect([water?.whyZh, water?.clause.zh].join(' ')).toMatch(/\p{Script=Han}/u);
    const again = await ask({ category: 'tents-and-outdoor', clauses: [{ text: water?.clause.en }] });
    expect(again.body['clauses']).toMatchObject([{ verdict: 'measurable' }]);
    expect((again.body['absent'] as { topic: string }[]).map(({ topic }) => topic)).not.toContain('water_resistance');
  });

  it('asks what a single machine and an order of samples need', async () => {
    const topicsOf = async (payload: unknown) =>
      ((await ask(payload)).body['absent'] as { topic: string }[]).map(({ topic }) => topic);
    const machine = await topicsOf({ category: 'machinery-food-processing', singleUnit: true });
    expect(machine.slice(0, 4)).toEqual(['acceptance_test', 'throughput', 'power_supply', 'motor_warranty']);
    const samples = await topicsOf({ sampleOrder: true });
    expect(samples).toEqual(expect.arrayContaining(['sample_price', 'sample_freight', 'no_duty_to_order', 'sealed_sample']));
    expect(samples).not.toContain('acceptance_sampling');
  });

  it('proposes days to come', async () => {
    const { body } = await ask({ category: 'tents-and-outdoor', clauses: [{ text: 'Goods ready 35 days after deposit' }] });
    const [clause] = body['clauses'] as { rewrite: string }[];
    // Ninety days after 2 March 2026, where the fixture's clock stands.
    expect(clause?.rewrite).toBe('Goods ready not later than 2026-05-31');
    const clauses = (body['absent'] as { clause: { en: string; zh: string } }[]).flatMap(({ clause: { en, zh } }) => [en, zh]);
    expect(clauses.filter((text) => text.includes('{'))).toEqual([]);
  });

  it('lets others in between the clauses of one request', async () => {
    const seen: string[] = [];
    const long = ask({ clauses: Array.from({ length: 20 }, () => ({ text: 'Nice, strong and easy, '.repeat(80) })) });
    await Promise.all([long.then(() => seen.push('long')), ask({}).then(() => seen.push('short'))]);
    expect(seen).toEqual(['short', 'long']);
  });

  it('compiles a date by the platform’s calendars', async () => {
    const date = { text: '15 working days after deposit', trigger: '2026-09-28', calendars: ['CN'] };
    const { body } = await ask({ date });
    expect(body['date']).toMatchObject({ latestOn: '2026-10-23', zone: 'Asia/Shanghai', trigger: { code: 'deposit' } });
  });

  it.each<readonly [text: string, problems: readonly string[]]>([
    ['200 working weeks after deposit', []],
    ['1000000 working weeks after deposit', ['too_far']],
    [`${'9'.repeat(150)} days before deposit`, ['soft_date']],
    ['not before 2026-05-15', ['open_ended']],
    ['from 2026-05-15 to 2026-05-10', ['ambiguous']],
    ['constructor days after __proto__', ['no_date']],
  ])('has an answer to the date "%s"', async (text, problems) => {
    const { status, body } = await ask({ date: { text, trigger: '2026-09-28', calendars: ['CN'] } });
    expect([status, (body['date'] as { problems: string[] }).problems]).toEqual([200, problems]);
  });

  it('answers nothing to nothing', async () => {
    expect(await ask({})).toEqual({ status: 200, body: { clauses: [], absent: [], date: null } });
  });

  it.each<readonly [string, unknown, number, string]>([
    ['a field that is not known', { clauses: [{ text: 'x', colour: 'red' }] }, 422, 'request.invalid'],
    ['a clause that is too long', { clauses: [{ text: 'x'.repeat(4_001) }] }, 422, 'request.invalid'],
    ['too many clauses', { clauses: Array.from({ length: 201 }, () => ({ text: 'x' })) }, 422, 'request.invalid'],
    [
      'too much text in all',
      { clauses: Array.from({ length: 11 }, () => ({ text: 'x'.repeat(4_000) })) },
      422,
      'contract.too_many',
    ],
    ['a zone that is none', { date: { text: 'May', zone: 'Mars/Base' } }, 422, 'contract.zone_unknown'],
    ['a day that does not exist', { date: { text: '3 days after deposit', trigger: '2026-02-31' } }, 422, 'date.malformed'],
  ])('%s', async (_, payload, status, code) => {
    const { status: came, body } = await ask(payload);
    expect([came, body['code']]).toEqual([status, code]);
  });
});

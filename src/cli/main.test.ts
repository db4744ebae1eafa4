/** The command line as a person and as a script use it: which command runs, exit codes, and refusals that a program can read. */
import { describe, expect, it } from 'vitest';
import { ADVICE } from '../contracts/advice.data.ts';
import { main } from './main.ts';

async function cli(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: readonly string[]; readonly err: readonly string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { code, out, err };
}

describe('commands', () => {
  it.each([
    [
      ['aql', '--lot', '4000', '--level', 'II', '--aql', '2.5', '--json'],
      '{"letter":"L","sampleSize":200,"accept":10,"reject":11,"inspectAll":false}',
    ],
    [['calendar', 'add', '--from', '2026-09-28', '--days', '15', '--calendar', 'CN', '--json'], '{"date":"2026-10-23"}'],
    [['incoterms', '--rule', 'FOB', '--charge', 'destination_terminal', '--json'], '{"bears":"buyer"}'],
    [
      ['lint', '--text', 'Water column at least 3000 mm per ISO 811', '--json'],
      '{"verdict":"measurable","problems":[],"parsed":{"characteristic":"water column","operator":">=","value":3000,"unit":"mm[H2O]","method":"ISO 811"},"requirement":{"characteristic":"water column","relation":">=","values":[3000],"unit":"mm[H2O]","nominal":null,"standards":[{"issuer":"ISO","number":"811","part":null,"edition":null}],"instruments":[],"sample":null,"reference":null,"says":{"en":"Water column at least 3000 mm, ISO 811","zh":"水柱 不低于 3000 mm[H2O],按 ISO 811"}},"parts":[{"role":"value","span":[16,29]},{"role":"standard","span":[34,41]}],"rewrite":null}',
    ],
  ])('%j', async (args, answer) => {
    expect(await cli(...args)).toEqual({ code: 0, out: [answer], err: [] });
  });

  it('lint says in words what is missing, and where', async () => {
    expect(await cli('lint', '--text', 'Door 150 cm high')).toEqual({
      code: 0,
      out: [
        'incomplete',
        '  no_tolerance: "150 cm"',
        `    ${ADVICE.no_tolerance.why.en}`,
        `    ${ADVICE.no_tolerance.add.en}`,
        '  for example: Door 150 cm ± 5 % high',
      ],
      err: [],
    });
  });
});

describe('help', () => {
  const names = [
    'serve',
    'migrate',
    'seed',
    'backup',
    'restore',
    'check',
    'root',
    'lint',
    'date',
    'aql',
    'calendar',
    'determine',
    'verify',
    'incoterms',
    'bank',
    'order',
  ];

  it.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (word) => {
    const { code, out } = await cli(word);
    expect([code, out.flatMap((line) => /^ {2}(\w+)/.exec(line)?.[1] ?? [])]).toEqual([0, names]);
  });

  it.each(names)('%s --help says how it is called, and does nothing', async (name) => {
    const { code, out, err } = await cli(name, '--help');
    expect([code, err]).toEqual([0, []]);
    expect(out.join('\n')).toContain(`usage: ${name}`);
  });
});

describe('refusals', () => {
  it.each([
    [[], 'cli.usage'],
    [['aqls'], 'cli.unknown_command'],
    [['constructor'], 'cli.unknown_command'],
    [['serve', 'now'], 'cli.usage'],
    [['migrate', '--back'], 'cli.usage'],
    [['seed', 'twice'], 'cli.usage'],
    [['check', '--fix'], 'cli.usage'],
    [['lint'], 'lint.usage'],
    [['lint', '--text', 'x', '--colour', 'red'], 'lint.usage'],
    [['lint', '--text', 'x'.repeat(4_001)], 'lint.too_long'],
    [['lint', '--jsonl', 'no-such-file.jsonl'], 'lint.file_unreadable'],
    [['lint', '--jsonl', 'package.json'], 'lint.line_invalid'],
    [['lint', '--jsonl', 'a', '--text', 'b'], 'lint.usage'],
    [['date'], 'date.usage'],
    [['date', '--text', 'x'.repeat(201)], 'date.too_long'],
    [['date', '--text', 'May', '--zone', 'Mars/Base'], 'date.zone_unknown'],
    [['date', '--text', 'May', '--trigger', 'yesterday'], 'date.malformed'],
    [['date', '--text', 'May', '--calendar', 'China'], 'calendar.code_malformed'],
    [['aql', '--lot', '0', '--aql', '2.5'], 'aql.lot_invalid'],
    [['order'], 'order.usage'],
    [['verify'], 'verify.usage'],
    [['verify', 'none.zip'], 'verify.unreadable'],
  ])('%j: %s', async (args, code) => {
    const plain = await cli(...args);
    expect([plain.code, plain.out]).toEqual([2, []]);
    expect(plain.err.join('\n')).toContain(`(${code})`);
    const json = await cli(...args, '--json');
    // Without a command even --json is none.
    const told = args.length === 0 ? 'cli.unknown_command' : code;
    expect([json.code, json.err.map((line) => JSON.parse(line) as unknown)]).toEqual([
      2,
      [{ code: told, message: expect.any(String) as string }],
    ]);
  });

  it('an unknown command is told which there are', async () => {
    expect((await cli('aqls')).err[0]).toContain(
      'serve, migrate, seed, backup, restore, check, root, lint, date, aql, calendar, determine, verify, incoterms, bank, order',
    );
  });
});

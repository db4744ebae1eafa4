/** The page of all checklists, made from the tables that the coach answers with. */
import type { Topic } from '../../src/contracts/checklist-topics.data.ts';
import { CHECKLISTS, DEFAULT_CHECKLIST } from '../../src/contracts/checklists.data.ts';
import { SAMPLE_TOPICS, SINGLE_UNIT_TOPICS } from '../../src/contracts/checklists-orders.data.ts';

const HEAD = `# Checklists

Made by \`node scripts/docs.ts\` from \`src/contracts/checklists*.data.ts\`; a test fails when the two differ. Do not edit.

What buyers of a trade forget to write, what goes wrong in a claim without it, and a clause to start from. Each clause can be measured as it
stands; its figures, names and dates are the buyer's to change. \`{Y}\` is the year of the day of asking, \`{Y+1}\` the one after it. \`POST /v1/lint\` answers which of them no clause speaks of, in English
and Chinese. A category without a list of its own gets the general one.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const table = (topics: readonly Topic[]): readonly string[] => [
  '| topic | without it | clause | source |',
  '|---|---|---|---|',
  ...topics.map(({ slug, why, clause, source }) => `| \`${slug}\` | ${cell(why)} | ${cell(clause.en)} | ${cell(source)} |`),
];

/** A list: its own topics as a table, and by name what stands word for word in the general list. */
function section(title: string, topics: readonly Topic[]): string {
  const general = new Set(DEFAULT_CHECKLIST);
  const own = topics.filter((topic) => !general.has(topic));
  const shared = topics.filter((topic) => general.has(topic)).map(({ slug }) => `\`${slug}\``);
  const also = shared.length === 0 ? [] : ['', `And from the general list: ${shared.join(', ')}.`];
  return [`## ${title}`, '', ...table(own), ...also].join('\n');
}

/** The whole text of docs/reference/checklists.md. */
export function checklistsPage(): string {
  const general = ['## The general list', '', ...table(DEFAULT_CHECKLIST)].join('\n');
  const kinds = [section('One machine', SINGLE_UNIT_TOPICS), section('An order of samples', SAMPLE_TOPICS)];
  const trades = Object.entries(CHECKLISTS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, topics]) => section(category, topics));
  return `${[HEAD, [general, ...kinds, ...trades].join('\n\n')].join('\n')}\n`;
}

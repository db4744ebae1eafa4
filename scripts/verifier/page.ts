/** The verifier's page: a case file is dropped on it, and everything that can be checked is checked in the browser. */
/// <reference lib="dom" />
import { CHECKS } from '../../src/casefile/checks.data.ts';
import { verifyCaseFile } from '../../src/casefile/report.service.ts';
import type { Report } from '../../src/casefile/types.ts';
import { WORDS, type Lang } from './words.ts';

const lang: Lang = navigator.language.startsWith('zh') ? 'zh' : 'en';
const words = WORDS[lang];

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no ${id}`);
  return element;
};

const line = (tag: string, className: string, text: string): HTMLElement => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Says what was found; all text is set as text, for the file may be anybody's. */
function show(name: string, report: Report): void {
  const out = byId('out');
  const state = report.valid && report.sameResult !== false ? 'valid' : 'altered';
  out.dataset['state'] = state;
  const checks = document.createElement('ul');
  for (const { code, ok, detail } of report.checks) {
    const where = ok || !detail ? '' : ` (${detail})`;
    checks.append(line('li', ok ? 'yes' : 'no', `${ok ? '✓' : '✗'} ${sentence(CHECKS[code][lang])}${where}`));
  }
  const { manifest } = report;
  const facts = [
    manifest ? `${words.claim} ${manifest.claimId}, ${words.order} ${manifest.orderId}, ${manifest.madeAt}` : '',
    report.resultHash ? `${words.result} ${report.resultHash}` : '',
    report.erased.length > 0 ? words.erased.replace('{n}', String(report.erased.length)) : '',
    report.key ? `${words.key} ${report.key}. ${words.compare}` : '',
  ].filter((text) => text !== '');
  out.replaceChildren(
    line('p', 'file', name),
    line('h2', state, words[state]),
    ...facts.map((text) => line('p', 'fact', text)),
    checks,
  );
}

async function open(file: File): Promise<void> {
  byId('out').replaceChildren(line('p', 'file', words.checking));
  show(file.name, await verifyCaseFile(new Uint8Array(await file.arrayBuffer()), null));
}

function start(): void {
  document.documentElement.lang = lang;
  document.title = words.title;
  byId('title').textContent = words.title;
  byId('lead').textContent = words.lead;
  byId('choose').textContent = words.choose;
  const input = byId('file') as HTMLInputElement;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void open(file);
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void open(file);
  });
}

start();

/** Plays a folder of UBL documents: orders are imported, others refused; all, and what we write ourselves, hold to the schemas. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { writeOrder, writeResponse } from '../../src/adapters/ubl/write.ts';
import { full, plain } from '../../src/exchange/contract.fixture.ts';
import { orderDocument, responseDocument } from '../../src/exchange/export.rules.ts';
import { importUbl } from '../../src/exchange/service.ts';

export type Played = { readonly name: string; readonly ok: boolean; readonly detail?: string };

/** What is wrong with a document by the schema of its root element, null for nothing; undefined where there is no schema. */
type Judge = (xml: string) => Promise<string | null | undefined>;

/** Plays every `*.xml` of the folder, in name order, and the documents that the platform writes. */
export async function playUbl(folder: string): Promise<readonly Played[]> {
  const judge = await judgeOf(folder);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml')).sort();
  const played: Played[] = [];
  for (const name of names) played.push(await play(name, await readFile(join(folder, name)), judge));
  for (const [name, xml] of ownDocuments()) {
    const fault = await judge(xml);
    if (fault !== undefined) played.push({ name, ok: fault === null, detail: fault ?? 'valid by its schema' });
  }
  return [...played, ...(await control(judge))];
}

/** An order without its lines: a judge that lets it pass has judged nothing. */
async function control(judge: Judge): Promise<readonly Played[]> {
  const { order } = orderDocument(plain());
  const fault = await judge(writeOrder({ ...order, lines: [] }));
  if (fault === undefined) return [];
  return [{ name: 'our order, its lines taken out', ok: fault !== null, detail: fault ?? 'passed its schema' }];
}

/** The documents that exporting gives, from a plain contract and from one with every kind of term. */
function ownDocuments(): readonly (readonly [string, string])[] {
  const accepted = { code: 'AP', on: '2026-03-03', version: 2 } as const;
  const rejected = { code: 'RE', on: '2026-03-03', version: 2, reason: 'No capacity < June' } as const;
  return [
    ['our order, plain', writeOrder(orderDocument(plain()).order)],
    ['our order, with every term', writeOrder(orderDocument(full()).order)],
    ['our response, accepted', writeResponse(responseDocument(full(), accepted))],
    ['our response, rejected', writeResponse(responseDocument(plain(), rejected))],
  ];
}

/** An order must be read, a document of another kind refused as one; by which, the root element says. */
async function play(name: string, bytes: Uint8Array, judge: Judge): Promise<Played> {
  const text = new TextDecoder().decode(bytes);
  const imported = importUbl(bytes, null);
  if (rootOf(text) !== 'Order') {
    const ok = !imported.ok && imported.code === 'ubl.not_order';
    return { name, ok, detail: imported.ok ? 'was accepted' : `refused with ${imported.code}` };
  }
  const fault = await judge(text);
  if (!imported.ok) {
    // A file that breaks its schema may be refused; one that holds to it is refused only for what a contract cannot hold.
    return { name, ok: typeof fault === 'string', detail: `${imported.code} ${JSON.stringify(imported.data)}` };
  }
  const { draft, clauses, notCarried, problems } = imported.value;
  const lines = [...text.matchAll(/<(?:[\w.-]+:)?OrderLine[\s>]/g)].length;
  const counted = `${draft.lines.length} lines, ${clauses.length} clauses, ${notCarried.length} not carried, ${problems.length} to settle`;
  const schema = typeof fault === 'string' ? `; by its schema: ${fault}` : '';
  return { name, ok: lines === draft.lines.length, detail: `${counted}${schema}` };
}

const rootOf = (text: string): string =>
  /<(?:[\w.-]+:)?([A-Za-z]\w*)/.exec(text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))?.[1] ?? '';

/** Schemas lie below the folder as OASIS packs them: `maindoc/` and `common/`. Without them nothing is judged. */
async function judgeOf(folder: string): Promise<Judge> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.xsd'));
  const files = await Promise.all(
    paths.map(async (path) => {
      const contents = await readFile(join(folder, path), 'utf8');
      // The validator's own file system is one flat folder.
      return {
        fileName: basename(path),
        contents: contents.replaceAll(/schemaLocation="[^"]*\/([^"/]+\.xsd)"/g, 'schemaLocation="$1"'),
      };
    }),
  );
  return async (xml) => {
    const main = files.find(({ fileName }) => fileName === `UBL-${rootOf(xml)}-2.1.xsd`);
    if (!main) return undefined;
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'document.xml', contents: xml }],
      schema: [main],
      preload: files.filter((file) => file !== main),
      maxMemoryPages: 8_192,
    });
    return valid
      ? null
      : errors
          .map(({ message }) => message)
          .slice(0, 3)
          .join('; ') || 'not valid';
  };
}

/** Hostile files: XML that unfolds, pictures cut in half, forms whose parts do not end. */
import type { Random } from '../../sim/random.ts';
import { testBank } from '../../src/adapters/bank/testbank.ts';
import { ublOrder } from '../../src/adapters/ubl/order.fixture.ts';
import { KEYS, TEXTS } from './values.data.ts';

/** The smallest pictures that are whole. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
const GIF = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64');
const PDF =
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n';

function statement(random: Random): string {
  const bank = testBank({ number: '6222021234567890123', currency: 'USD', ownerName: 'spp0000000' });
  for (let lines = random.int(0, 3); lines > 0; lines -= 1) {
    bank.credit({
      amountMinor: random.int(1, 200_000),
      bookedOn: '2026-03-02',
      reference: random.pick(['QS-1', 'RF123', null]),
      payer: random.pick(['A Ltd', 'مرحبا', '👨‍👩‍👧‍👦 & <Sons>']),
    });
  }
  return bank.statement('2026-03-02T01:00:00.000Z');
}

const CAMT = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';
const laughs = (depth: number): string =>
  `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: depth }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><Document xmlns="${CAMT}"><a>&l${depth};</a></Document>`;
const deep = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

const XML: readonly ((random: Random) => string)[] = [
  () => laughs(9),
  () => `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document xmlns="${CAMT}"><a>&x;</a></Document>`,
  () => `<!DOCTYPE a SYSTEM "http://169.254.169.254/"><Document xmlns="${CAMT}"/>`,
  (random) => `<Document xmlns="${CAMT}">${deep(random.pick([50, 5_000, 100_000]))}</Document>`,
  () => `<Document xmlns="${CAMT}" ${Array.from({ length: 5_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
  (random) =>
    `<?xml version="1.0" encoding="${random.pick(['utf-16', 'utf-7', 'iso-8859-1', '__proto__', ''])}"?>${statement(random)}`,
  (random) => `<${random.pick(['__proto__', 'constructor', 'Document', 'Order'])}>${random.pick(TEXTS)}</x>`,
  () => '<Document><![CDATA[',
  () => `<Document xmlns="${CAMT}"><BkToCstmrStmt>${'<Stmt/>'.repeat(20_000)}</BkToCstmrStmt></Document>`,
];

/** Values of a document's own elements replaced by what does not belong there. */
const misfilled = (xml: string, random: Random): string =>
  xml.replace(/>([^<>\n]+)</g, (whole: string) => (random.chance(0.1) ? `>${random.pick(TEXTS).replace('<', '&lt;')}<` : whole));

const cut = <T extends string | Buffer>(content: T, random: Random): T => content.slice(0, random.int(0, content.length)) as T;

function flipped(content: Buffer, random: Random): Buffer {
  const copy = Buffer.from(content);
  for (let times = random.int(1, 8); times > 0 && copy.length > 0; times -= 1)
    copy[random.int(0, copy.length - 1)] = random.int(0, 255);
  return copy;
}

/** An XML document as whole body or as a file. */
export function xmlOf(random: Random): string | Buffer {
  const good = random.chance(0.5) ? statement(random) : ublOrder();
  return random
    .weighted<{ weight: number; make: () => string | Buffer }>([
      { weight: 2, make: () => good },
      { weight: 3, make: () => misfilled(good, random) },
      { weight: 2, make: () => cut(good, random) },
      { weight: 2, make: () => flipped(Buffer.from(good), random) },
      { weight: 4, make: () => random.pick(XML)(random) },
      { weight: 1, make: () => Buffer.from(`\ufeff${good}`, 'utf16le') },
      { weight: 1, make: () => '' },
    ])
    .make();
}

let large: Buffer | null = null;
/** 10 MB that are made once. */
const tenMegabytes = (): Buffer => (large ??= Buffer.alloc(10 * 1024 * 1024, 'a line of text, and another\n'));

const fileOf = (random: Random): Buffer =>
  random
    .weighted<{ weight: number; make: () => Buffer }>([
      { weight: 4, make: () => random.pick([PNG, WEBP, GIF, Buffer.from(PDF), Buffer.from('hello'), Buffer.from('a,b\n1,2\n')]) },
      { weight: 4, make: () => flipped(random.pick([PNG, WEBP, Buffer.from(PDF)]), random) },
      { weight: 3, make: () => cut(random.pick([PNG, WEBP, Buffer.from(PDF)]), random) },
      { weight: 2, make: () => Buffer.from(xmlOf(random)) },
      { weight: 1, make: () => Buffer.from('<svg onload="alert(1)"/>') },
      { weight: 1, make: () => Buffer.from(random.bytes(random.int(0, 2_000))) },
      { weight: 1, make: () => Buffer.from(`%PDF-1.7\n${'<< /Type /Page >>\n'.repeat(5_000)}%%EOF`) },
      { weight: 0.1, make: tenMegabytes },
    ])
    .make();

export type Made = { readonly body: string | Buffer; readonly type: string };

/** A form with a file; most of them wrong in one way or another. */
export function formOf(fields: readonly string[], random: Random): Made {
  const boundary = random.pick(['x', 'x', '----form', "a'()+_,-./:=?"]);
  const name = (): string => random.pick(['file', 'file', 'file', ...fields, ...KEYS]).replaceAll('\n', ' ');
  const filename = random
    .pick(['a.txt', 'a.webp', '../../a.png', 'a"b.pdf', '', 'x'.repeat(5_000), ...TEXTS])
    .replaceAll(/[\r\n"]/g, '');
  const part = (): Buffer =>
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${random.chance(0.6) ? 'file' : name()}"; filename="${filename}"\r\n`,
      ),
      Buffer.from(
        random.pick([
          '',
          'Content-Type: text/plain\r\n',
          'Content-Type: \r\n',
          'Content-Transfer-Encoding: base64\r\n',
          `X-A: ${'y'.repeat(20_000)}\r\n`,
        ]),
      ),
      Buffer.from('\r\n'),
      fileOf(random),
      Buffer.from('\r\n'),
    ]);
  const field = (): Buffer =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name()}"\r\n\r\n${random.pick(TEXTS)}\r\n`);
  const parts = random
    .weighted<{ weight: number; make: () => readonly Buffer[] }>([
      { weight: 5, make: () => [...Array.from({ length: random.int(0, 2) }, field), part()] },
      { weight: 1, make: () => [part(), part()] },
      { weight: 1, make: () => [part(), ...Array.from({ length: 30 }, field)] },
      { weight: 1, make: () => [field(), field()] },
      { weight: 1, make: () => [] },
    ])
    .make();
  const whole = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  const body = random.chance(0.25) ? cut(whole, random) : random.chance(0.1) ? flipped(whole, random) : whole;
  const told = random.chance(0.9) ? boundary : random.pick(['', 'y', `${boundary}; boundary=z`, '"', 'x'.repeat(200)]);
  return { body, type: `multipart/form-data; boundary=${told.includes('(') ? `"${told}"` : told}` };
}

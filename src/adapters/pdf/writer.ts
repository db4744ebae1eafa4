/** Writes a printable document as PDF: A4, selectable text, no network, the same bytes for the same document. */
import { drawBlock, drawFooters, drawTitle, newPage } from './blocks.ts';
import { makePen } from './pen.ts';
import type { Printable } from './types.ts';

/** The file's bytes. Fonts are embedded as far as the document uses them. */
export async function writePdf(printable: Printable): Promise<Uint8Array> {
  const pen = makePen(printable);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pen.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    pen.doc.on('end', resolve);
    pen.doc.on('error', reject);
  });
  const place = { y: 0 };
  newPage(pen, place);
  const root = pen.doc.struct('Document');
  pen.doc.addStructure(root);
  drawTitle(pen, place, root, printable);
  for (const block of printable.blocks) await drawBlock(pen, place, root, block);
  root.end();
  drawFooters(pen, printable);
  pen.doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Reads one uploaded file: bounded, its kind judged by its bytes, its name only ever shown. */
import { fileTypeFromBuffer } from 'file-type';
import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { sha256 } from '../kernel/canonical.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { inputHashOf } from './idempotency.ts';
import { MAX_PAGES, type PdfRefusal, pdfRefusal } from './pdf.ts';
import { strict } from './strict.ts';
import { findUnsafe, isCleanText } from './text.ts';
import { fieldErrors, violationsOf } from './validate.ts';

export type UploadRefusal = 'upload.too_large' | 'upload.type_refused' | 'upload.empty' | 'upload.malformed' | PdfRefusal;

/** Kinds of content that may be stored. No SVG, no HTML, no office macros: nothing that runs when it is opened. */
export type FileKind = 'pdf' | 'png' | 'jpeg' | 'webp' | 'csv' | 'txt' | 'xml';

/** What each kind is served as. */
export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
} as const satisfies Record<FileKind, string>;

/** What an order's attachment or a piece of evidence may be. */
const DOCUMENT_KINDS = ['pdf', 'png', 'jpeg', 'webp', 'csv', 'txt'] as const satisfies readonly FileKind[];

export type Upload<F = Readonly<Record<string, string>>> = {
  readonly bytes: Buffer;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly kind: FileKind;
  /** For display only: no path, no control characters, at most LIMITS.name characters. */
  readonly name: string;
  readonly fields: F;
};

export type UploadOptions<S extends TSchema> = {
  readonly maxBytes?: number;
  readonly kinds?: readonly FileKind[];
  /** Text fields beside the file; none are allowed where it is absent. */
  readonly fields?: S;
};

const MAGIC: Readonly<Record<string, FileKind>> = { pdf: 'pdf', png: 'png', jpg: 'jpeg', webp: 'webp', xml: 'xml' };

/** Text as UTF-8 without control characters, or null: what a person reads and every tool opens the same way. */
function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Tab, line feed, form feed and carriage return are text; other controls mean a binary file.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** A table has a separator on its first line, and at least two lines. */
function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.slice(0, 2).every((line) => /[,;\t]/.test(line));
}

/** As much of a file as tells its kind. The whole is never looked through: an archive could unfold under our hands. */
const HEAD = 4_100;

/** The kind of some bytes by their content, or null when it is none of ours. */
export async function kindOf(bytes: Buffer): Promise<FileKind | null> {
  const known = await fileTypeFromBuffer(bytes.subarray(0, HEAD));
  if (known) return MAGIC[known.ext] ?? null;
  const text = textOf(bytes);
  if (text === null) return null;
  const start = text.trimStart();
  // Markup without an XML declaration: bank files may be so; HTML and SVG are refused where xml is not asked for.
  if (start.startsWith('<')) return /^<(?!!doctype|html|svg)[a-z_]/i.test(start) ? 'xml' : null;
  return looksLikeTable(text) ? 'csv' : 'txt';
}

/** How the name of each kind may end. What is text is saved as text: a script named as one would run when it is opened. */
const ENDINGS: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  webp: ['webp'],
  csv: ['csv', 'tsv', 'txt'],
  txt: ['txt', 'csv', 'tsv', 'md', 'log'],
  xml: ['xml'],
};

const firstOf = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

/**
 * A name that can be shown anywhere: the last part of a path, without controls and without marks that turn text around,
 * ending as its content does.
 */
export function cleanName(name: string | undefined, kind: FileKind): string {
  const last = (name ?? '').toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const shown = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  if (shown === '' || /^\.+$/.test(shown)) return `file.${kind}`;
  const ending = /\.([a-z0-9]+)$/i.exec(shown)?.[1]?.toLowerCase();
  const [usual] = ENDINGS[kind];
  const kept = ending !== undefined && ENDINGS[kind].includes(ending) ? ending : usual;
  const stem = kept === ending ? shown.slice(0, -ending.length - 1) : shown;
  return `${firstOf(stem, LIMITS.name - kept.length - 1) || 'file'}.${kept}`;
}

type Raw = { readonly bytes: Buffer; readonly name: string | undefined; readonly fields: Readonly<Record<string, string>> };

/** The bytes of a file, or null as soon as there are more than `most`: what follows them is not waited for. */
async function bytesOf(file: AsyncIterable<Buffer>, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readMultipart(request: FastifyRequest, maxBytes: number): Promise<Result<Raw, UploadRefusal>> {
  // The parser passes one byte more than is allowed, so that it is told from a file that ends there.
  const limits = {
    fileSize: maxBytes + 1,
    files: 1,
    fields: 10,
    parts: 11,
    fieldNameSize: LIMITS.code,
    fieldSize: LIMITS.text * 4,
  };
  const fields = new Map<string, string>();
  let file: { readonly bytes: Buffer; readonly name: string | undefined } | null = null;
  try {
    // A part that the parser skips, having no name or no disposition, stops the whole form once more than this waits in it: more
    // than may come never does. What counts as a file is cut off by its size all the same.
    for await (const part of request.parts({ limits, fileHwm: maxBytes + ENVELOPE })) {
      if (part.type === 'file') {
        const bytes = await bytesOf(part.file, maxBytes);
        if (bytes === null) return refuse('upload.too_large', { maxBytes });
        file = { bytes, name: part.filename };
        continue;
      }
      const bad = part.fieldnameTruncated || part.valueTruncated || typeof part.value !== 'string' || fields.has(part.fieldname);
      if (bad) return refuse('upload.malformed');
      fields.set(part.fieldname, String(part.value));
    }
  } catch {
    // The parser's own words for what is no form, or not a whole one.
    return refuse('upload.malformed');
  }
  return file ? ok({ ...file, fields: Object.fromEntries(fields) }) : refuse('upload.empty');
}

/** Fields and their headers beside the file, at most. */
const ENVELOPE = 256 * 1024;

/** It says itself that it is too large: then nothing of it is read. */
const announcesTooMuch = (request: FastifyRequest, maxBytes: number): boolean =>
  Number(request.headers['content-length'] ?? 0) > maxBytes + ENVELOPE;

const MOST_DROPPED = 2 * LIMITS.file;

/**
 * What is still arriving is read and dropped, or the next request on this connection would wait behind it, and many clients
 * would not hear the answer. Only so much of it: a stream that does not end is cut.
 */
function dropRest({ raw }: FastifyRequest): void {
  let left = MOST_DROPPED;
  raw.unpipe();
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.destroy();
  });
  raw.resume();
}

function checkFields(schema: TSchema | undefined, fields: Readonly<Record<string, string>>): Refused<'request.invalid'> | null {
  const closed = strict(schema ?? { type: 'object', properties: {} }, 'upload fields');
  const errors = [...fieldErrors(violationsOf(closed, fields), 'body')];
  const unsafe = findUnsafe(fields);
  if (unsafe) errors.push({ in: 'body', ...unsafe });
  return errors.length === 0 ? null : refuse('request.invalid', { errors });
}

/**
 * Reads the one file of a multipart request, or the XML document that is the whole body, into memory. Sets the request's
 * idempotency fingerprint, which covers the file. Only for routes with `accepts: 'upload'` or `'statement'`.
 * Refuses: upload.empty, upload.too_large (default LIMITS.file), upload.type_refused (default DOCUMENT_KINDS), upload.pdf_*,
 * upload.malformed, request.invalid for the fields.
 */
export async function readUpload<S extends TSchema = TSchema>(
  request: FastifyRequest,
  options: UploadOptions<S> = {},
): Promise<Result<Upload<Static<S>>, UploadRefusal | 'request.invalid'>> {
  const { maxBytes = LIMITS.file, kinds = DOCUMENT_KINDS } = options;
  const body: unknown = request.body;
  const raw: Result<Raw, UploadRefusal> = Buffer.isBuffer(body)
    ? ok({ bytes: body, name: 'statement.xml', fields: {} })
    : announcesTooMuch(request, maxBytes)
      ? refuse('upload.too_large', { maxBytes })
      : await readMultipart(request, maxBytes);
  if (!raw.ok) {
    dropRest(request);
    return raw;
  }
  const { bytes, name, fields } = raw.value;
  if (bytes.length === 0) return refuse('upload.empty');
  if (bytes.length > maxBytes) return refuse('upload.too_large', { maxBytes });
  const wrong = checkFields(options.fields, fields);
  if (wrong) return wrong;
  const kind = await kindOf(bytes);
  // A table is text too: where only txt is asked for, a list with commas is welcome.
  const accepted = kind === 'csv' && !kinds.includes('csv') && kinds.includes('txt') ? 'txt' : kind;
  if (accepted === null || !kinds.includes(accepted)) return refuse('upload.type_refused', { kinds: [...kinds] });
  const unfit = accepted === 'pdf' ? pdfRefusal(bytes) : null;
  if (unfit) return refuse(unfit, { maxPages: MAX_PAGES });
  const hash = sha256(bytes);
  if (request.idempotencyKey !== null) {
    const inputHash = inputHashOf({ method: request.method, url: request.url, body: fields, file: hash });
    request.idempotency = { key: request.idempotencyKey, inputHash };
  }
  const shown = isCleanText(name ?? '') ? name : undefined;
  return ok({ bytes, sha256: hash, kind: accepted, name: cleanName(shown, accepted), fields: fields as Static<S> });
}

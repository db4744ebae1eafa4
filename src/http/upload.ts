/** Reads one uploaded file: bounded, its kind judged by its bytes, its name only ever shown. */
import { fileTypeFromBuffer } from 'file-type';
import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { sha256 } from '../kernel/canonical.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { inputHashOf } from './idempotency.ts';
import { strict } from './strict.ts';
import { findUnsafe, isCleanText } from './text.ts';
import { fieldErrors, violationsOf } from './validate.ts';

export type UploadRefusal = 'upload.too_large' | 'upload.type_refused' | 'upload.empty' | 'upload.malformed';

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

/** The kind of some bytes by their content, or null when it is none of ours. */
export async function kindOf(bytes: Buffer): Promise<FileKind | null> {
  const known = await fileTypeFromBuffer(bytes);
  if (known) return MAGIC[known.ext] ?? null;
  const text = textOf(bytes);
  if (text === null) return null;
  const start = text.trimStart();
  // Markup without an XML declaration: bank files may be so; HTML and SVG are refused where xml is not asked for.
  if (start.startsWith('<')) return /^<(?!!doctype|html|svg)[a-z_]/i.test(start) ? 'xml' : null;
  return looksLikeTable(text) ? 'csv' : 'txt';
}

/** A name that can be shown anywhere: the last part of a path, without controls and without marks that turn text around. */
export function cleanName(name: string | undefined, kind: FileKind): string {
  const last = (name ?? '').toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const shown = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  const cut = Array.from(shown).slice(0, LIMITS.name).join('');
  return cut === '' || /^\.+$/.test(cut) ? `file.${kind}` : cut;
}

type Raw = { readonly bytes: Buffer; readonly name: string | undefined; readonly fields: Readonly<Record<string, string>> };

/** Fastify's and the multipart parser's own words for what went wrong. */
function refusalOf(error: unknown, maxBytes: number): Refused<UploadRefusal> {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return code === 'FST_REQ_FILE_TOO_LARGE' ? refuse('upload.too_large', { maxBytes }) : refuse('upload.malformed');
}

async function readMultipart(request: FastifyRequest, maxBytes: number): Promise<Result<Raw, UploadRefusal>> {
  const limits = { fileSize: maxBytes, files: 1, fields: 10, parts: 11, fieldNameSize: LIMITS.code, fieldSize: LIMITS.text * 4 };
  const fields = new Map<string, string>();
  let file: { readonly bytes: Buffer; readonly name: string | undefined } | null = null;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        file = { bytes: await part.toBuffer(), name: part.filename };
        continue;
      }
      const bad = part.fieldnameTruncated || part.valueTruncated || typeof part.value !== 'string' || fields.has(part.fieldname);
      if (bad) return refuse('upload.malformed');
      fields.set(part.fieldname, String(part.value));
    }
  } catch (error) {
    return refusalOf(error, maxBytes);
  }
  return file ? ok({ ...file, fields: Object.fromEntries(fields) }) : refuse('upload.empty');
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
 * Refuses: upload.empty, upload.too_large (default LIMITS.file), upload.type_refused (default DOCUMENT_KINDS),
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
    : await readMultipart(request, maxBytes);
  if (!raw.ok) {
    // What is still arriving is read and dropped, or the next request on this connection would wait behind it.
    request.raw.unpipe();
    request.raw.resume();
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
  const hash = sha256(bytes);
  if (request.idempotencyKey !== null) {
    const inputHash = inputHashOf({ method: request.method, url: request.url, body: fields, file: hash });
    request.idempotency = { key: request.idempotencyKey, inputHash };
  }
  const shown = isCleanText(name ?? '') ? name : undefined;
  return ok({ bytes, sha256: hash, kind: accepted, name: cleanName(shown, accepted), fields: fields as Static<S> });
}

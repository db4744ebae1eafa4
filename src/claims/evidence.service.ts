/** Evidence from request bodies: what people wrote becomes contents beside the chain, and an item in the claim. */
import type { Answer, Call, Context } from '../context.ts';
import { parseQuantity } from '../contracts/terms.rules.ts';
import type { Side, Terms } from '../contracts/types.ts';
import type { Queryable } from '../db/reads.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import type { ContentDraft } from '../kernel/decider.ts';
import type { Ids } from '../kernel/ids.ts';
import { type Json, type Result, ok, refuse } from '../kernel/result.ts';
import { readContents } from '../orders/store.ts';
import { isUnitOfGoods, lineFor } from './goods.rules.ts';
import type { EvidenceItem, RequestBody } from './schema.ts';
import { type EvidenceDraft, fileEvidence, requestEvidence } from './intake.rules.ts';
import { contractOf } from './rules.ts';
import { type ClaimPath, actOnClaim, sideIn } from './service.ts';
import type { Claim, ClaimFile, EvidenceBody, EvidenceFile } from './types.ts';

type Composed = { readonly drafts: readonly EvidenceDraft[]; readonly contents: readonly ContentDraft[] };

type Counted = EvidenceBody['counted'];

/** The goods found in all, as a count of the line named or of the only line in that unit; null where nothing was counted. */
function countedOf(item: EvidenceItem, terms: Terms): Counted {
  // Readings that are about no clause and stand in a line's own unit are a count of the goods.
  const told = item.counted ?? (item.clause === undefined ? item.values?.[0] : undefined);
  const read = told === undefined ? null : parseQuantity(told);
  const line = read?.ok ? lineFor(terms.lines, read.value, item.lineId ?? null) : null;
  return line && read?.ok ? { lineId: line.lineId, thousandths: read.value.thousandths } : null;
}

/** What a side says an item shows: a buyer's photo that something is missing, a supplier's that it is there. */
const factOf = (item: EvidenceItem, by: Side): EvidenceBody['fact'] =>
  item.fact ?? (item.kind === 'photo' && item.clause !== undefined ? (by === 'buyer' ? 'fail' : 'pass') : null);

function bodyOf(item: EvidenceItem, by: Side, terms: Terms): EvidenceBody {
  const affected = item.affected === undefined ? null : parseQuantity(item.affected);
  return {
    values: item.values ?? [],
    fact: factOf(item, by),
    units: item.units ?? null,
    affectedThousandths: affected?.ok ? affected.value.thousandths : null,
    counted: countedOf(item, terms),
    instrument: item.instrument ?? null,
    method: item.method ?? null,
    uncertainty: item.uncertainty ?? null,
    text: item.text ?? null,
  };
}

/** An item whose figures cannot be read as goods of this contract, by its place in the list; -1 where all can. */
const badItem = (items: readonly EvidenceItem[], terms: Terms): number =>
  items.findIndex((item) => {
    const affected = item.affected === undefined ? null : parseQuantity(item.affected);
    const knownLine = item.lineId === undefined || terms.lines.some(({ lineId }) => lineId === item.lineId);
    return (
      !knownLine ||
      (affected !== null && !(affected.ok && isUnitOfGoods(terms.lines, affected.value))) ||
      (item.counted !== undefined && countedOf(item, terms) === null) ||
      (item.units !== undefined && item.units.failing > item.units.tested)
    );
  });

/**
 * Items ready to be filed. A report that a party brings is its own measurement: an agency's word counts as an agency's
 * only where the agency gave it here. Errors: evidence.invalid, where a quantity cannot be read or a file is unknown.
 */
function composeEvidence(
  ids: Ids,
  items: readonly EvidenceItem[],
  facts: { readonly by: Side; readonly terms: Terms; readonly files: ReadonlyMap<string, EvidenceFile> },
): Result<Composed, 'evidence.invalid'> {
  const bad = badItem(items, facts.terms);
  if (bad >= 0) return refuse('evidence.invalid', { item: bad });
  const unknown = items.flatMap(({ fileIds = [] }) => fileIds).find((fileId) => !facts.files.has(fileId));
  if (unknown !== undefined) return refuse('evidence.invalid', { fileId: unknown });
  const made = items.map((item) => {
    const content = draftContent(ids, 'evidence', bodyOf(item, facts.by, facts.terms) as unknown as Json);
    const draft: EvidenceDraft = {
      evidenceId: ids.short(),
      kind: item.kind,
      issuer: item.kind === 'report' || item.kind === 'document' ? 'other' : null,
      clauseId: item.clause ?? null,
      body: refOf(content),
      files: [...new Set((item.fileIds ?? []).flatMap((fileId) => facts.files.get(fileId) ?? []))],
      requestId: item.requestId ?? null,
    };
    return { draft, content };
  });
  return ok({ drafts: made.map(({ draft }) => draft), contents: made.map(({ content }) => content) });
}

/** What the claim's evidence says, by evidence id; an erased item is missing. */
export async function readEvidenceBodies(
  q: Queryable,
  orderId: string,
  claim: Claim,
): Promise<ReadonlyMap<string, EvidenceBody>> {
  const contents = await readContents(q, orderId);
  return new Map(
    claim.evidence.flatMap(({ evidenceId, body }) => {
      const text = contents.get(body.contentId)?.body ?? null;
      return text === null ? [] : [[evidenceId, text as unknown as EvidenceBody] as const];
    }),
  );
}

/** A side files evidence in an open claim. Nothing filed is ever taken back. */
export async function fileItems(ctx: Context, call: Call, at: ClaimPath, items: readonly EvidenceItem[]): Promise<Answer> {
  const desk = evidenceDesk(ctx, items);
  return actOnClaim(ctx, call, at, {
    name: 'claims.file_evidence',
    verb: 'claim.evidence',
    who: 'party',
    status: 201,
    contents: desk.contents,
    told: desk.told,
    decide: (states, claim, facts) => {
      const side = sideIn(facts);
      const drafts = desk.compose(side, contractOf(states, claim).terms, filesOf(states.claims.files, at.claimId));
      return drafts.ok ? fileEvidence(states, claim, facts, side, drafts.value) : drafts;
    },
  });
}

/** Files of a claim that evidence may name, by the id of the original and by that of the shared copy. */
export const filesOf = (files: readonly ClaimFile[], claimId: string): ReadonlyMap<string, EvidenceFile> => {
  const own = files.filter((f) => f.claimId === claimId).map(({ claimId: _, by: __, ...file }): EvidenceFile => file);
  return new Map([
    ...own.map((file) => [file.sharedId, file] as const),
    // Another picture may be drawn into the very bytes of an original: then the id names what was brought under it.
    ...own.map((file) => [file.documentId, file] as const),
  ]);
};

export type EvidenceDesk = {
  /** Filled by `compose`: what the same commit stores. */
  readonly contents: ContentDraft[];
  /** Filled by `compose` too: what the act answers beside the claim. */
  readonly told: { readonly evidenceIds: string[] };
  readonly compose: (
    by: Side,
    terms: Terms,
    files: ReadonlyMap<string, EvidenceFile>,
  ) => Result<readonly EvidenceDraft[], 'evidence.invalid'>;
};

/** Composes items inside a decision, where the side and the terms are known; a decision taken again begins anew. `kept`: other contents of the commit. */
export function evidenceDesk(
  ctx: Pick<Context, 'ids'>,
  items: readonly EvidenceItem[],
  kept: readonly ContentDraft[] = [],
): EvidenceDesk {
  const contents: ContentDraft[] = [...kept];
  const told: EvidenceDesk['told'] = { evidenceIds: [] };
  return {
    contents,
    told,
    compose: (by, terms, files) => {
      contents.length = 0;
      told.evidenceIds.length = 0;
      const composed = composeEvidence(ctx.ids, items, { by, terms, files });
      if (!composed.ok) return composed;
      contents.push(...kept, ...composed.value.contents);
      told.evidenceIds.push(...composed.value.drafts.map(({ evidenceId }) => evidenceId));
      return ok(composed.value.drafts);
    },
  };
}

const REQUEST_DAYS = 5;

/** A side, or the platform, asks a side for evidence. Answers 201 with the request's id. */
export async function askForEvidence(ctx: Context, call: Call, at: ClaimPath, body: RequestBody): Promise<Answer> {
  const requestId = ctx.ids.short();
  const what = draftContent(ctx.ids, 'request', body.what);
  return actOnClaim(ctx, call, at, {
    name: 'claims.request_evidence',
    verb: 'claim.request',
    who: 'other',
    status: 201,
    contents: [what],
    told: { requestId },
    decide: (states, claim, facts) =>
      requestEvidence(states, claim, facts, {
        requestId,
        of: body.of,
        by: facts.side ?? 'platform',
        what: refOf(what),
        days: body.dueInDays ?? REQUEST_DAYS,
      }),
  });
}

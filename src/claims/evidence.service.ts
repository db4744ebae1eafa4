/** Evidence from request bodies: what people wrote becomes contents beside the chain, and an item in the claim. */
import type { Answer, Call, Context } from '../context.ts';
import type { Agreed, Side } from '../contracts/types.ts';
import type { Queryable } from '../db/reads.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import type { ContentDraft } from '../kernel/decider.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Json } from '../kernel/result.ts';
import { readContents } from '../orders/store.ts';
import { bodyOf, wrongItem } from './items.rules.ts';
import type { EvidenceItem, RequestBody } from './schema.ts';
import { type EvidenceDraft, type Filing, fileEvidence, requestEvidence } from './intake.rules.ts';
import { contractOf } from './rules.ts';
import { type ClaimPath, actOnClaim, sideIn } from './service.ts';
import type { EvidenceBody, EvidenceFile } from './evidence.types.ts';
import type { Claim, ClaimFile } from './types.ts';

/** Items as they are filed, with what is wrong with them. */
export type Composition = Required<Pick<Filing, 'drafts' | 'wrong'>>;

type Composed = Composition & { readonly contents: readonly ContentDraft[] };

/** Items ready to be filed, and what is wrong with them. A report that a party brings is its own measurement: an agency's
 * word counts as an agency's only where the agency gave it here. */
function composeEvidence(
  ids: Ids,
  items: readonly EvidenceItem[],
  by: Side,
  { terms, clauses }: Pick<Agreed, 'terms' | 'clauses'>,
  files: ReadonlyMap<string, EvidenceFile>,
): Composed {
  const made = items.map((item) => {
    const content = draftContent(ids, 'evidence', bodyOf(item, by, terms) as unknown as Json);
    const draft: EvidenceDraft = {
      evidenceId: ids.short(),
      kind: item.kind,
      issuer: item.kind === 'report' || item.kind === 'document' ? 'other' : null,
      clauseId: item.clause ?? null,
      body: refOf(content),
      files: [...new Set((item.fileIds ?? []).flatMap((fileId) => files.get(fileId) ?? []))],
      requestId: item.requestId ?? null,
    };
    return { draft, content };
  });
  return {
    drafts: made.map(({ draft }) => draft),
    contents: made.map(({ content }) => content),
    wrong: wrongItem(items, by, { terms, clauses }, files),
  };
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
      const { drafts, wrong } = desk.compose(side, contractOf(states, claim), filesOf(states.claims.files, at.claimId));
      return fileEvidence(states, claim, facts, side, drafts, wrong);
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
    contract: Pick<Agreed, 'terms' | 'clauses'>,
    files: ReadonlyMap<string, EvidenceFile>,
  ) => Composition;
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
    compose: (by, contract, files) => {
      contents.length = 0;
      told.evidenceIds.length = 0;
      const { drafts, wrong, contents: made } = composeEvidence(ctx.ids, items, by, contract, files);
      // What is refused leaves no words behind.
      if (wrong) return { drafts, wrong };
      contents.push(...kept, ...made);
      told.evidenceIds.push(...drafts.map(({ evidenceId }) => evidenceId));
      return { drafts, wrong };
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

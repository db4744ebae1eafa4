/** Papers and seals as they come in a request: checked, with names moved beside the chain. */
import { readSeals } from '../inspections/seals.rules.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import type { Instant, Zone } from '../kernel/dates.ts';
import type { ContentDraft } from '../kernel/decider.ts';
import type { Ids } from '../kernel/ids.ts';
import { type Result, ok } from '../kernel/result.ts';
import { type FactRefusal, readFact } from './rules.ts';
import type { PaperBody } from './schema.ts';
import type { Paper } from './types.ts';

/** Makes papers once per request, so that a decision taken again names the same ones; dates are checked in the order's zone. */
export type PaperDesk = {
  readonly drafts: readonly ContentDraft[];
  readonly papers: (zone: Zone, receivedAt: Instant) => Result<readonly Paper[], FactRefusal>;
};

export function paperDesk(ids: Ids, bodies: readonly PaperBody[]): PaperDesk {
  const filed = bodies.map((body) => {
    const { issuer, fields } = body;
    const named = issuer !== undefined || fields !== undefined;
    return {
      body,
      paperId: ids.short(),
      text: named ? draftContent(ids, 'paper', { issuer: issuer ?? null, fields: fields ?? {} }) : null,
    };
  });
  const papers: PaperDesk['papers'] = (zone, receivedAt) => {
    const read: Paper[] = [];
    for (const { body, paperId, text } of filed) {
      const dated = body.datedOn === undefined ? null : readFact(body.datedOn, zone, receivedAt);
      if (dated && !dated.ok) return dated;
      read.push({
        paperId,
        type: body.type,
        form: body.form ?? null,
        datedOn: dated?.value.on ?? null,
        text: text && refOf(text),
      });
    }
    return ok(read);
  };
  return { drafts: filed.flatMap((f) => (f.text ? [f.text] : [])), papers };
}

/** The seal of a container, read as the others are. */
export function readSeal(code: string | undefined): Result<string | null, 'seals.malformed'> {
  const seals = readSeals(code === undefined ? [] : [code]);
  return seals.ok ? ok(seals.value[0] ?? null) : seals;
}

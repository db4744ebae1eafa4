/** The coach over a draft while it is typed: the server's own rules, of which an edit runs only what it changed. */
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { type CoachedDraft, type DraftInput, coachDraft } from '../../src/contracts/draft.rules.ts';

/** What the coach says of a draft; typing is never held up, the judgement follows within the next idle moment. */
export function useCoach(draft: DraftInput): CoachedDraft {
  const settled = useDeferredValue(draft);
  const before = useRef<CoachedDraft | null>(null);
  const coached = useMemo(() => coachDraft(settled, before.current), [settled]);
  useEffect(() => {
    before.current = coached;
  }, [coached]);
  return coached;
}

/** What a person has before itself at a case: the chosen point, the tab, the changes made so far, and the keys. */
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import type { Determination } from '../../src/claims/determination.types.ts';
import {
  type CaseClaim,
  type Changed,
  type Subject,
  type Table,
  isDecidable,
  isForeseeable,
  onTable,
  subjectsOf,
} from './case.ts';
import { useKeys } from '../ui/keys.ts';
import { type ClaimPath, type PreviewWarning, previewQuery } from './queries.ts';
import { mayAtDesk } from './standing.ts';
import type { Tab } from './Tabs.tsx';

type Desk = {
  /** Why nothing could be computed. */
  readonly error: Error | null;
  readonly loading: boolean;
  /** What the changes made so far would come to; null while there are none. */
  readonly considered: Determination | null;
  /** What whoever decides now should know. */
  readonly warnings: readonly PreviewWarning[];
  readonly table: Table;
  readonly subjects: readonly Subject[];
  readonly subject: Subject | null;
  /** Whether this case may be decided now. */
  readonly may: boolean;
  readonly changed: readonly Changed[];
  readonly change: (subject: string, to: Changed | null) => void;
  readonly clear: () => void;
  readonly choose: (subject: string) => void;
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
  /** The point whose override is open. */
  readonly overriding: string | null;
  readonly toOverride: () => void;
  readonly evidence: RefObject<HTMLHeadingElement | null>;
  readonly field: RefObject<HTMLSelectElement | null>;
};

/** The changes that a person makes before deciding: at most one for each point. */
function useChanges(): Pick<Desk, 'changed' | 'change' | 'clear'> {
  const [changed, setChanged] = useState<readonly Changed[]>([]);
  return {
    changed,
    change: (subject, to) => setChanged((before) => [...before.filter((one) => one.subject !== subject), ...(to ? [to] : [])]),
    clear: () => setChanged([]),
  };
}

/** j and k go along the points, e goes to the evidence, o to finding otherwise. */
export function useCase(me: GetV1Me200, path: ClaimPath, claim: CaseClaim): Desk {
  const foreseen = isForeseeable(claim) && mayAtDesk(me, 'claim.determine');
  const preview = useQuery({ ...previewQuery(path, []), enabled: foreseen });
  const table = onTable(claim, foreseen ? (preview.data?.determination ?? null) : null);
  const subjects = subjectsOf(claim, table.result);
  const [picked, setPicked] = useState<string | null>(null);
  const [tab, setTab] = useState<Tab>('clauses');
  const [overriding, setOverriding] = useState<string | null>(null);
  const evidence = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLSelectElement>(null);
  const subject = subjects.find((one) => one.subject === picked) ?? subjects[0] ?? null;
  const may = isDecidable(claim) && table.kind === 'preview';
  const changes = useChanges();
  const asked = changes.changed.map(({ subject: of, finding }) => `${of}:${finding}`);
  const considered = useQuery({ ...previewQuery(path, asked), enabled: may && asked.length > 0 });

  const go = (by: number): void => {
    const at = subjects.findIndex((one) => one.subject === subject?.subject);
    const next = subjects[Math.min(Math.max(at + by, 0), subjects.length - 1)];
    if (next) setPicked(next.subject);
  };
  const toEvidence = (): void => {
    // Drawn before it is focused: a hidden column takes no focus.
    flushSync(() => setTab('evidence'));
    evidence.current?.focus();
  };
  const toOverride = (): void => {
    if (!may || !subject) return;
    flushSync(() => {
      setTab('ruling');
      setOverriding(subject.subject);
    });
    field.current?.focus();
  };
  useKeys({ j: () => go(1), k: () => go(-1), e: toEvidence, o: toOverride });

  return {
    error: preview.error ?? considered.error,
    loading: preview.isLoading,
    considered: asked.length > 0 ? (considered.data?.determination ?? null) : null,
    warnings: preview.data?.warnings ?? [],
    table,
    subjects,
    subject,
    may,
    ...changes,
    choose: setPicked,
    tab,
    setTab,
    overriding,
    toOverride,
    evidence,
    field,
  };
}

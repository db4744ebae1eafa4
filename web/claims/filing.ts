/** Sending evidence with its photos: each file is brought once and counted, then the items that name them are filed together. */
import { useRef, useState } from 'react';
import type { EvidenceItem } from '../../src/claims/schema.ts';
import { KEY_HEADER, api, told } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import { sendFile } from '../api/files.ts';
import { EMPTY_ENTRY, type Entry, itemOf } from './measuring.ts';

/** One clause's entry, or one about no clause (null). */
export type Filled = {
  readonly clauseId: string | null;
  readonly clause: { readonly parsed: unknown } | null;
  readonly entry: Entry;
};

/** A key for each act that is sent, the same while its input is the same and no answer came. */
function useKeys(): { readonly keyFor: (act: string) => string; readonly forget: (act: string) => void } {
  const keys = useRef(new Map<string, string>());
  return {
    keyFor: (act) => {
      const key = keys.current.get(act) ?? crypto.randomUUID();
      keys.current.set(act, key);
      return key;
    },
    forget: (act) => void keys.current.delete(act),
  };
}

export type Progress = { readonly done: number; readonly of: number; readonly share: number };

const idOf = (file: File): string => `${file.name} ${file.size} ${file.lastModified}`;

/** `prepare` brings missing photos and answers the items that name them; trying again goes on where it stopped. `progress` is null at rest. */
export function useFiling(orderId: string) {
  const brought = useRef(new Map<string, string>());
  const [progress, setProgress] = useState<Progress | null>(null);
  const { keyFor, forget } = useKeys();

  async function bring(claimId: string, files: readonly File[]): Promise<void> {
    const url = `/v1/orders/${orderId}/claims/${claimId}/files`;
    const missing = files.filter((file) => !brought.current.has(`${claimId} ${idOf(file)}`));
    for (const [done, file] of missing.entries()) {
      const name = `${claimId} ${idOf(file)}`;
      setProgress({ done, of: missing.length, share: 0 });
      try {
        const { fileId } = await sendFile(url, file, keyFor(name), (share) => setProgress({ done, of: missing.length, share }));
        brought.current.set(name, fileId);
      } catch (error) {
        if (error instanceof ProblemError) forget(name);
        throw error;
      }
    }
    setProgress(null);
  }

  async function prepare(
    claimId: string,
    filled: readonly Filled[],
    extra: Partial<EvidenceItem> = {},
  ): Promise<readonly EvidenceItem[]> {
    try {
      await bring(
        claimId,
        filled.flatMap(({ entry }) => entry.photos),
      );
    } catch (error) {
      setProgress(null);
      throw error;
    }
    return filled.flatMap(({ clauseId, clause, entry }) => {
      const ids = entry.photos.flatMap((photo) => brought.current.get(`${claimId} ${idOf(photo)}`) ?? []);
      const item = itemOf(clauseId, clause, entry, ids);
      return item ? [{ ...item, ...extra }] : [];
    });
  }

  /** Files items that exist already as evidence. */
  async function post(claimId: string, evidence: readonly EvidenceItem[]): Promise<void> {
    if (evidence.length === 0) return;
    const act = JSON.stringify([claimId, evidence]);
    try {
      const params = { path: { orderId, claimId } };
      const body = { evidence: [...evidence] };
      await told(
        api.POST('/v1/orders/{orderId}/claims/{claimId}/evidence', { params, body, headers: { [KEY_HEADER]: keyFor(act) } }),
      );
    } catch (error) {
      if (error instanceof ProblemError) forget(act);
      throw error;
    }
  }

  return { progress, prepare, post, keyFor, forget };
}

/** Entries by clause, with the way to change one. */
export function useEntries(): {
  readonly entryOf: (id: string) => Entry;
  readonly change: (id: string, entry: Entry) => void;
  readonly clear: () => void;
} {
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>({});
  return {
    entryOf: (id) => entries[id] ?? EMPTY_ENTRY,
    change: (id, entry) => setEntries((before) => ({ ...before, [id]: entry })),
    clear: () => setEntries({}),
  };
}

/** What the pages read of the phone, drawn anew after every write. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { dayOf } from '../../src/kernel/dates.ts';
import { now } from '../clock.ts';
import { type Whose, whoseQuery } from './jobs.ts';
import { changed, emptyNotes } from './notes.rules.ts';
import { changeNotes, localQuery, readJob, readJobs, readNotes, readPhotos, readQueue } from './store.ts';
import { startSync } from './sync.ts';
import type { Job, Notes, Outgoing, Owner, Photo } from './types.ts';
import { startWorker } from './worker.start.ts';

/** Whose phone this is now; undefined while it is being asked. Starts sending and the offline worker on the way. */
export function useWhose(): Whose | undefined {
  const { data } = useQuery(whoseQuery);
  const ready = data?.kind === 'owner';
  useEffect(() => {
    if (!ready) return;
    startSync();
    void startWorker();
  }, [ready]);
  return data;
}

export const useJobs = (owner: Owner): readonly Job[] | undefined =>
  useQuery(localQuery(['jobs', owner], () => readJobs(owner))).data;

export const useAllNotes = (owner: Owner): ReadonlyMap<string, Notes> =>
  useQuery(localQuery(['notes', owner], () => readNotes(owner))).data ?? new Map<string, Notes>();

export const useJob = (owner: Owner, bookingId: string): { readonly job: Job; readonly notes: Notes | null } | null | undefined =>
  useQuery(localQuery(['job', owner, bookingId], () => readJob(owner, bookingId))).data;

export const usePhotos = (owner: Owner, bookingId: string): readonly Photo[] =>
  useQuery(localQuery(['photos', owner, bookingId], () => readPhotos(owner, bookingId))).data ?? [];

export const useQueue = (owner: Owner): readonly Outgoing[] =>
  useQuery(localQuery(['queue', owner], () => readQueue(owner))).data ?? [];

type Change = Parameters<typeof changed>[1];

/** Enters something on a visit: what to change is decided on what the phone holds at that moment. */
export const enter = (job: Job, change: (notes: Notes) => Change): Promise<void> =>
  changeNotes(job.bookingId, (before) => {
    const notes = before ?? emptyNotes(job);
    return changed(notes, change(notes), dayOf(now(), job.zone));
  });

const watchConnection = (told: () => void): (() => void) => {
  window.addEventListener('online', told);
  window.addEventListener('offline', told);
  return () => {
    window.removeEventListener('online', told);
    window.removeEventListener('offline', told);
  };
};

/** What the browser believes; only an answer of the server proves it. */
export const useConnected = (): boolean => useSyncExternalStore(watchConnection, () => navigator.onLine);

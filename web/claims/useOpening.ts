/** Opening a claim and filing all that shows it, as one act in steps: trying again goes on where it stopped. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OpenBody } from '../../src/claims/schema.ts';
import { KEY_HEADER, api, told } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import { type Filled, type Progress, useFiling } from './filing.ts';

type Opening = { readonly body: OpenBody; readonly filled: readonly Filled[] };

/** `opened` is the claim that is there already, where filing broke off after it. */
export function useOpening(orderId: string): {
  readonly send: (opening: Opening) => void;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly opened: string | null;
  readonly progress: Progress | null;
} {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { progress, prepare, post, keyFor, forget } = useFiling(orderId);
  const [opened, setOpened] = useState<string | null>(null);
  async function open(body: OpenBody): Promise<string> {
    const act = JSON.stringify(body);
    try {
      const headers = { [KEY_HEADER]: keyFor(act) };
      const answer = await told(api.POST('/v1/orders/{orderId}/claims', { params: { path: { orderId } }, body, headers }));
      return answer.claim?.claimId ?? '';
    } catch (error) {
      if (error instanceof ProblemError) forget(act);
      throw error;
    }
  }
  const act = useMutation({
    mutationFn: async ({ body, filled }: Opening): Promise<string> => {
      const claimId = opened ?? (await open(body));
      setOpened(claimId);
      await post(claimId, await prepare(claimId, filled));
      return claimId;
    },
    onSuccess: async (claimId) => {
      await navigate({ to: '/orders/$orderId/claims/$claimId', params: { orderId, claimId } });
      await client.invalidateQueries();
    },
  });
  return { send: act.mutate, sending: act.isPending, error: act.error, opened, progress };
}

/** An act of a person: sent with one key until it was answered, so that trying again never does it twice. */
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { KEY_HEADER } from './client.ts';
import { ProblemError } from './problem.ts';

export type ActHeaders = { readonly [KEY_HEADER]: string };

/**
 * Wraps a write. The same input after a broken connection goes out under the same key; another input, or an answer, makes a new one.
 * That somebody behind the server did not answer (5xx) is no answer: what was asked there may have happened.
 * Afterwards everything that was read is read anew: an act on an order changes lists, limits and deadlines too.
 */
export function useAct<Input, Output>(
  write: (input: Input, headers: ActHeaders) => Promise<Output>,
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  const open = useRef<{ readonly input: string; readonly key: string } | null>(null);
  return useMutation<Output, Error, Input>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input) ?? '';
      if (open.current?.input !== text) open.current = { input: text, key: crypto.randomUUID() };
      try {
        const output = await write(input, { [KEY_HEADER]: open.current.key });
        open.current = null;
        return output;
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status < 500) open.current = null;
        throw error;
      }
    },
    onSuccess: () => client.invalidateQueries(),
  });
}

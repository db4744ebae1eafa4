/** Being somebody of the demonstration: an ordinary sign-in with the published password, and everything that was read before forgotten. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { clearPhone } from '../session/LeaveButton.tsx';
import { signIn } from '../session/auth.ts';
import { keep } from '../ui/kept.ts';
import type { MessageKey } from '../words.data.ts';

/** Signs in as somebody and opens an address. Answers why not, or null when it is done. */
export function usePlay(): (email: string, password: string, to: string) => Promise<MessageKey | null> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (email, password, to) => {
    const outcome = await signIn(email, password).catch(() => ({ kind: 'refused', key: 'session.failed' }) as const);
    if (outcome.kind === 'refused') return outcome.key;
    // Somebody gave this account a second factor: it is theirs now.
    if (outcome.kind === 'two_factor') return 'guide.locked';
    await clearPhone();
    keep('company', null);
    client.clear();
    await navigate({ to });
    return null;
  };
}

/** What was found, as icon, word and colour: the same wherever a finding stands. */
import type { ReactNode } from 'react';
import type { Finding } from '../../src/claims/determination.types.ts';
import { FINDINGS } from '../../src/claims/reasons.data.ts';
import type { IconName } from '../ui/Icon.tsx';
import { Chip, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { sayOf } from './say.ts';

// biome-ignore format: a table
const LOOKS: Readonly<Record<Finding, readonly [Tone, IconName]>> = {
  met: ['good', 'check'],
  not_met: ['bad', 'cross'],
  unproven: ['due', 'alert'],
  excluded: ['neutral', 'lock'],
};

export function FindingChip({ finding }: { readonly finding: Finding }): ReactNode {
  const { lang } = useWords();
  const [tone, icon] = LOOKS[finding];
  return (
    <Chip tone={tone} icon={icon}>
      {sayOf(FINDINGS, finding, lang)}
    </Chip>
  );
}

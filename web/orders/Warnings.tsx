/** What the two should know, as long as its cause stands. */
import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { WARNING_WORDS } from './warnings.data.ts';

type Known = keyof typeof WARNING_WORDS;

const isKnown = (key: string): key is Known => Object.hasOwn(WARNING_WORDS, key);

export function Warnings({ warnings }: { readonly warnings: readonly { readonly code: string }[] }): ReactNode {
  const { t } = useWords();
  const keys = [...new Set(warnings.map(({ code }) => `warning.${code}`))].filter(isKnown);
  if (keys.length === 0) return null;
  return (
    <Section title={t('warnings.title')}>
      <ul className="flex flex-col gap-2">
        {keys.map((key) => (
          <li key={key} className="flex gap-2">
            <Icon name="alert" className="mt-0.5 text-due" />
            <span className="min-w-0">{t(key)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

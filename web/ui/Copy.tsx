/** Copies a text, and says that it did. */
import { type ReactNode, useState } from 'react';
import { useWords } from './words.ts';

/** `what` names the text for those who hear the page. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <button type="button" className="link no-print min-h-6" onClick={() => void copy()}>
      <span aria-live="polite">{t(copied ? 'ui.copied' : 'ui.copy')}</span>
      <span className="sr-only"> {what}</span>
    </button>
  );
}

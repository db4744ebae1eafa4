/** A text with what went struck through and what came underlined, each also said aloud. */
import { type ReactNode, useMemo } from 'react';
import { diffWords } from '../../src/contracts/diff.rules.ts';
import { useWords } from '../ui/words.ts';

export function DiffWords({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const { t } = useWords();
  const pieces = useMemo(() => {
    let at = 0;
    return diffWords(before, after).map((piece) => {
      at += piece.text.length;
      return { ...piece, at };
    });
  }, [before, after]);
  return pieces.map(({ kind, text, at }) => {
    if (kind === 'same') return <span key={at}>{text}</span>;
    const Mark = kind === 'gone' ? 'del' : 'ins';
    const look = kind === 'gone' ? 'bg-bad-wash text-bad line-through' : 'bg-good-wash text-good underline decoration-2';
    return (
      <Mark key={at} className={`rounded-md px-0.5 ${look}`}>
        <span className="sr-only">{t(kind === 'gone' ? 'diff.gone_said' : 'diff.new_said')} </span>
        {text}
      </Mark>
    );
  });
}

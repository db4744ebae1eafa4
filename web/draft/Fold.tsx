/** A section that is folded until somebody asks for it, or something in it is not as usual. */
import { type ReactNode, useEffect, useState } from 'react';

type FoldProps = {
  readonly title: string;
  /** What stands in it in a few words, beside the title. */
  readonly says?: string | null;
  readonly isUsual: boolean;
  /** Something in it cannot be saved as it is: then it cannot be folded away. */
  readonly isWrong: boolean;
  readonly children: ReactNode;
};

export function Fold({ title, says = null, isUsual, isWrong, children }: FoldProps): ReactNode {
  // It stays open under the hands of who empties the last field in it.
  const [isOpen, setOpen] = useState(!isUsual);
  useEffect(() => {
    if (!isUsual) setOpen(true);
  }, [isUsual]);
  return (
    <details
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="border-t border-line py-4"
    >
      <summary className="min-h-8 cursor-pointer">
        <span className="font-semibold">{title}</span>
        {says === null ? null : <span className="ml-2 text-soft">{says}</span>}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}

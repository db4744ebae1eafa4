/** A link to an address that was put together: inside the application it changes the page without loading it anew. */
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

export function PathLink({
  to,
  className = 'link',
  row = false,
  children,
}: {
  readonly to: string;
  readonly className?: string;
  /** Whether j and k stop here: the link that a row of a list is opened by. */
  readonly row?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { history } = useRouter();
  const go = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.push(to);
  };
  return (
    <a href={to} data-row={row ? '' : undefined} className={className} onClick={go}>
      {children}
    </a>
  );
}

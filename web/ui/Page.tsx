/** The frame of a page: its heading, which also names the tab, and the column that its content stands in. */
import { type ReactNode, useEffect } from 'react';
import { useGoOn } from './standing.ts';

type PageProps = {
  readonly title: string;
  /** Before the heading, such as the way back. */
  readonly above?: ReactNode;
  /** Beside the heading. */
  readonly aside?: ReactNode;
  readonly lead?: string;
  readonly children: ReactNode;
  /** Tables may use the whole width. */
  readonly wide?: boolean;
};

/** What the page that was drawn last on the server is called; drawing is done in one go, so it is that page's still when it returns. */
export const lastTitle = { text: '' };

/** Names the tab after the page. */
export function useTitle(title: string): void {
  const text = title === '' ? 'Quayside' : `${title} · Quayside`;
  if (import.meta.env.SSR) lastTitle.text = text;
  useGoOn();
  useEffect(() => {
    document.title = text;
  }, [text]);
}

export function Page({ title, above, aside, lead, children, wide = false }: PageProps): ReactNode {
  useTitle(title);
  return (
    <div className={`mx-auto w-full px-4 py-6 sm:px-6 sm:py-8 ${wide ? '' : 'max-w-page'}`}>
      {above}
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl break-words">{title}</h1>
          {lead ? <p className="mt-2 max-w-[68ch] text-base text-soft">{lead}</p> : null}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** A part of a page under its own heading, with a hairline above it. */
export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}): ReactNode {
  const { title, aside, children, id } = props;
  return (
    <section id={id} className="border-t border-line py-4">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-base">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

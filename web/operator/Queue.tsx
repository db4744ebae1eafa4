/** One queue of the desk: its name, how many wait, and a row for each that leads to where it is done. */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Listed, More } from '../ui/More.tsx';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';

export type QueueRow = {
  readonly key: string;
  readonly link: LinkProps;
  /** What the row is about. */
  readonly name: string;
  /** Who is in it, and why. */
  readonly text: string;
  readonly amount: string | null;
  readonly clock: ReactNode;
};

type QueueProps = {
  readonly title: string;
  /** What the queue holds, said where nothing waits. */
  readonly empty: string;
  readonly rows: readonly QueueRow[] | undefined;
  readonly error: unknown;
  /** Where more may follow. */
  readonly list?: Listed;
  readonly aside?: ReactNode;
};

function Row({ row }: { readonly row: QueueRow }): ReactNode {
  const { link, name, text, amount, clock } = row;
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        {...link}
        data-row=""
        className="grid gap-x-4 gap-y-1 rounded-md px-2 py-2.5 hover:bg-wash sm:grid-cols-[minmax(0,1fr)_auto_minmax(150px,auto)] sm:items-center"
      >
        <span className="min-w-0">
          <span className="block font-semibold break-words">{name}</span>
          <span className="block text-soft break-words">{text}</span>
        </span>
        <span className="figures sm:text-right">{amount}</span>
        <span className="sm:text-right">{clock}</span>
      </Link>
    </li>
  );
}

export function Queue({ title, empty, rows, error, list, aside }: QueueProps): ReactNode {
  const heading = rows && rows.length > 0 ? `${title} · ${rows.length}${list?.hasNextPage ? '+' : ''}` : title;
  return (
    <Section title={heading} aside={aside}>
      <ErrorNotice error={error} />
      {rows || error ? null : <Skeleton rows={2} />}
      {rows?.length === 0 ? <p className="text-soft">{empty}</p> : null}
      {rows && rows.length > 0 ? (
        <ul className="-mx-2">
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </ul>
      ) : null}
      {list ? <More list={list} /> : null}
    </Section>
  );
}

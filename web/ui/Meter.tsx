/** One bar in parts with their amounts: the coverage meter, and wherever else an amount is divided. */
import type { ReactNode } from 'react';
import { money } from './figures.ts';

export type MeterPart = { readonly name: string; readonly minor: number; readonly tone: 'good' | 'due' | 'neutral' };

// biome-ignore format: a table
const FILLS: Readonly<Record<MeterPart['tone'], string>> = {
  good: 'fill-good',
  due: 'fill-due',
  neutral: 'fill-line',
};
// biome-ignore format: a table
const DOTS: Readonly<Record<MeterPart['tone'], string>> = {
  good: 'bg-good',
  due: 'bg-due',
  neutral: 'bg-line',
};

/** The legend below says the same in words and figures, so the bar itself is hidden from those who hear the page. */
export function Meter({
  label,
  parts,
  currency,
}: {
  readonly label: string;
  readonly parts: readonly MeterPart[];
  readonly currency: string;
}): ReactNode {
  const total = parts.reduce((sum, { minor }) => sum + minor, 0);
  let from = 0;
  const drawn = parts.map((part) => {
    const width = total === 0 ? 0 : (part.minor / total) * 100;
    const x = from;
    from += width;
    return { ...part, x, width };
  });
  return (
    <figure aria-label={label}>
      <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="block h-3 w-full rounded-md">
        <rect width="100" height="4" className="fill-wash" />
        {drawn.map(({ name, tone, x, width }) => (
          <rect key={name} x={x} width={width} height="4" className={FILLS[tone]} />
        ))}
      </svg>
      <figcaption>
        <dl className="mt-2">
          {parts.map(({ name, minor, tone }) => (
            <div key={name} className="flex items-baseline justify-between gap-3 py-0.5">
              <dt className="flex items-center gap-2 text-soft">
                <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full ${DOTS[tone]}`} />
                {name}
              </dt>
              <dd className="figures">{money(minor, currency)}</dd>
            </div>
          ))}
        </dl>
      </figcaption>
    </figure>
  );
}

/** The few icons, drawn by hand on a 16 px grid; always beside a word or hidden from those who hear the page. */
import type { ReactNode } from 'react';

// biome-ignore format: a table
const PATHS = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  shield: 'M8 1.5 13.5 3.5v4c0 3.5-2.3 5.8-5.5 7-3.2-1.2-5.5-3.5-5.5-7v-4zM5.5 8l2 2 3.5-4',
  clock: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5zM8 4.5V8l2.5 1.5',
  alert: 'M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5v.1',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5 14 14',
  menu: 'M2 4h12M2 8h12M2 12h12',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z',
  building: 'M3 14V3h6v11M9 6h4v8M5 5.5h2M5 8h2M5 10.5h2M1.5 14h13',
  person: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 14.5c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5',
  platform: 'M8 2v12M3 4.5h10M3 4.5 1 9.5h4zM13 4.5l-2 5h4zM5 14h6',
  plus: 'M8 3v10M3 8h10',
  file: 'M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5',
  lock: 'M4 7h8v7H4zM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7',
  calendar: 'M2 4h12v10H2zM2 7h12M5 2v3M11 2v3',
  camera: 'M2 5h3l1-2h4l1 2h3v8H2zM8 6.5a2.25 2.25 0 1 0 0 4.5 2.25 2.25 0 0 0 0-4.5z',
} as const;

export type IconName = keyof typeof PATHS;

/** A 16 px line icon in the colour of the text around it. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** A QR code, dark on light in both themes, as cameras want it. Its package is fetched when one is shown. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Skeleton } from '../ui/Notice.tsx';

/** Modules of light around the code, without which cameras do not find it. Source: ISO/IEC 18004. */
const QUIET = 4;

async function pathOf(text: string): Promise<{ readonly size: number; readonly path: string }> {
  const { create } = await import('qrcode');
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const path = Array.from(data, (dark, at) => (dark ? `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z` : ''));
  return { size: size + 2 * QUIET, path: path.join('') };
}

export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  // Not kept: what it shows is a secret.
  const { data } = useQuery({ queryKey: ['qr', text], queryFn: () => pathOf(text), gcTime: 0 });
  if (!data) return <Skeleton rows={5} />;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${data.size} ${data.size}`}
      className="size-48 rounded-md"
      shapeRendering="crispEdges"
    >
      <rect width={data.size} height={data.size} fill="#ffffff" />
      <path d={data.path} fill="#000000" />
    </svg>
  );
}

/** Draws an image anew: what the other side opens holds its pixels, and nothing that was hidden in or behind them. */
import sharp from 'sharp';
import { type Result, ok, refuse } from '../../kernel/result.ts';

export type ImageKind = 'png' | 'jpeg' | 'webp';

/** 60 megapixels, above any phone's camera: a small file cannot unfold into a machine's memory. */
const MAX_PIXELS = 60_000_000;
const QUALITY = 90;
const SECONDS = 30;
/** Drawn at the same moment, so that many large pictures at once cannot fill the memory either. */
const AT_ONCE = 2;

// The library reads a dozen formats, some of which are programs in themselves; what cannot be drawn here need not be read.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

const waiting: (() => void)[] = [];
let drawing = 0;

/** Lets `AT_ONCE` of them run, the others in the order they came. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (drawing >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else drawing += 1;
  try {
    return await work();
  } finally {
    // The place goes to who waits longest; nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else drawing -= 1;
  }
}

async function draw(bytes: Uint8Array, kind: ImageKind): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', sequentialRead: true, animated: false })
    .timeout({ seconds: SECONDS })
    .autoOrient();
  const drawn =
    kind === 'png' ? image.png() : kind === 'jpeg' ? image.jpeg({ quality: QUALITY }) : image.webp({ quality: QUALITY });
  return drawn.toBuffer();
}

/**
 * The same picture as its camera held it, without place, time, thumbnails, profiles or appended bytes; of a moving one the
 * first picture. Errors: evidence.unreadable_image, where it is no whole image of its kind, or too large to open.
 */
export async function redraw(bytes: Uint8Array, kind: ImageKind): Promise<Result<Buffer, 'evidence.unreadable_image'>> {
  try {
    return ok(await inTurn(() => draw(bytes, kind)));
  } catch {
    return refuse('evidence.unreadable_image');
  }
}

/** Chinese letters for machines that have none of their own: names of companies may be Chinese whatever the page's language is. */

/** Whether two letters that differ look the same: then neither is known, and both are the box for a letter that is missing. */
function lacksChinese(): boolean {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [24, 24];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return true;
  const drawn = (letter: string): string => {
    pen.clearRect(0, 0, 24, 24);
    pen.font = '20px system-ui, sans-serif';
    pen.fillText(letter, 0, 20);
    return pen.getImageData(0, 0, 24, 24).data.join();
  };
  return drawn('中') === drawn('国');
}

/** Fetched after everything else, and only where they are missing: phones and desktops with their own keep the bytes. */
export function chineseLetters(): void {
  const look = (): void => {
    if (lacksChinese()) void import('./noto.css');
  };
  // Not every browser tells when it has nothing else to do.
  if ('requestIdleCallback' in window) requestIdleCallback(look);
  else setTimeout(look, 1_000);
}

/**
 * Fetches the scripts of a page that the server drew, once it is on the screen: what a reader sees shares a slow network with nothing.
 * A page in a hidden tab is on no screen, and does not wait for one. The server writes the names into the tag that starts this file.
 */
const { needs, runs } = (document.getElementById('start') as HTMLElement).dataset as {
  readonly needs: string;
  readonly runs: string;
};

function begin(): void {
  for (const href of needs.split(' '))
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', href }));
  for (const src of runs.split(' '))
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', crossOrigin: '', src }));
}

if (document.hidden) begin();
else requestAnimationFrame(() => setTimeout(begin));

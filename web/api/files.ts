/** Files to and from the API: sent with progress, read as the acting company, saved under a name. */
import type { PostV1OrdersOrderIdClaimsClaimIdFiles201 } from '../../sdk/openapi.ts';
import { kept } from '../ui/kept.ts';
import { saveAs } from '../ui/save.ts';
import { currentLang } from '../ui/words.ts';
import { KEY_HEADER } from './client.ts';
import { ProblemError, isProblem } from './problem.ts';

const headers = (): Readonly<Record<string, string>> => {
  const company = kept('company');
  return { 'Accept-Language': currentLang(), ...(company === null ? {} : { 'Quayside-Company': company }) };
};

export type FileKept = PostV1OrdersOrderIdClaimsClaimIdFiles201;

/**
 * Brings one file. The browser's `fetch` does not tell how far it is, so this is the older request.
 * @param key of the act: the same file sent again under it is kept once
 * @param onShare 0 to 1, as bytes leave
 * @param fields told beside the file
 * Throws a ProblemError where the server refused.
 */
export function sendFile<T = FileKept>(
  url: string,
  file: File,
  key: string,
  onShare: (share: number) => void,
  fields: Readonly<Record<string, string>> = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries({ ...headers(), [KEY_HEADER]: key })) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new Error('the connection broke'));
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status === 201) resolve(answer as T);
      else reject(isProblem(answer) ? new ProblemError(answer) : new Error(`the server answered ${request.status}`));
    };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file);
    request.send(form);
  });
}

/** The bytes behind an address of the API. Throws a ProblemError where the server refused. */
export async function readFile(url: string): Promise<Blob> {
  const response = await fetch(url, { headers: headers() });
  if (response.ok) return response.blob();
  const answer: unknown = await response.json().catch(() => null);
  throw isProblem(answer) ? new ProblemError(answer) : new Error(`the server answered ${response.status}`);
}

/** Saves what stands behind an address of the API under a name. */
export async function saveFile(url: string, name: string): Promise<void> {
  saveAs(await readFile(url), name);
}

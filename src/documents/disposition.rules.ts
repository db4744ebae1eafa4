/** How a file is offered for download: always saved, never shown in the page, under a name no header can trip over. */

/** Percent-encoding of RFC 8187: what encodeURIComponent leaves bare but the grammar does not allow. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The name in plain ASCII for old clients: other characters become `_`, and no quote, backslash or percent sign is left. */
const plain = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');

/**
 * The Content-Disposition header of a download. Source: RFC 6266 with RFC 8187.
 * @param name well-formed text; line breaks and other controls come out as `_` or encoded
 */
export function contentDisposition(name: string): string {
  const fallback = plain(name);
  const base = `attachment; filename="${fallback}"`;
  return fallback === name ? base : `${base}; filename*=UTF-8''${encoded(name.toWellFormed())}`;
}

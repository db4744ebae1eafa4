/** The `incoterms` command as people type it. */
import { describe, expect, it } from 'vitest';
import { run } from './incoterms.ts';

async function call(line: string) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(line.split(' ').filter(Boolean), { out: (l) => out.push(l), err: (l) => err.push(l) });
  return { code, out, err };
}

describe('incoterms', () => {
  it.each([
    ['--rule FOB --charge destination_terminal', 'buyer'],
    ['--rule fob --charge Origin-Terminal', 'supplier'],
    ['--rule cfr --charge insurance', 'nobody'],
    ['--rule CFR --charge destination_terminal', 'depends'],
    ['--rule CFR --charge destination_terminal --freight-includes-unloading yes', 'supplier'],
    ['--rule DAP --charge destination_terminal --place-beyond-terminal no', 'buyer'],
    ['--rule FCA --charge pre_carriage --place-is-sellers-premises yes', 'buyer'],
    ['--rule FOB --charge storage_demurrage --caused-by supplier', 'supplier'],
  ])('%s: %s', async (line, bears) => {
    expect(await call(line)).toEqual({ code: 0, out: [bears], err: [] });
    expect(await call(`${line} --json`)).toEqual({ code: 0, out: [JSON.stringify({ bears })], err: [] });
  });

  it.each([
    ['--rule XYZ --charge insurance', 'incoterm.unknown'],
    ['--rule FOB --charge bribes', 'incoterm.charge_unknown'],
    ['--rule FOB', 'incoterm.usage'],
    ['', 'incoterm.usage'],
    ['--rule FOB --charge insurance extra', 'incoterm.usage'],
    ['--rule FOB --charge insurance --caused-by me', 'incoterm.usage'],
    ['--rule FOB --charge insurance --place-beyond-terminal perhaps', 'incoterm.usage'],
    ['--unknown', 'incoterm.usage'],
  ])('refuses "%s" with %s', async (line, code) => {
    const plain = await call(line);
    expect(plain).toMatchObject({ code: 2, out: [] });
    expect(plain.err.join()).toContain(`(${code})`);
    const json = await call(`${line} --json`);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.err[0] ?? '')).toMatchObject({ code });
  });
});

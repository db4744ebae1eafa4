/** Ways of operators, agencies and suppliers through the pages, each seen by the others and recorded by the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../../src/cli/seed/parties.data.ts';
import { type Demo, openDemo } from '../../test/demo.ts';

const patience = { timeout: 240_000 };
const OPERATOR = 'operator@quayside.example';
const SECOND = 'operator2@quayside.example';
const CLAIMANT = 'dana@cascade.example';
const DEFENDANT = 'zhao.lei@steelware.example';
const INSPECTOR = 'inspector@sgs.example';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
}, patience.timeout);
afterAll(() => demo.close());

type Items<T> = { readonly items: readonly T[] };
type ClaimRow = { readonly orderId: string; readonly claimId: string };

/** The first claim that is in a state. */
async function claimIn(state: string): Promise<ClaimRow> {
  const { items } = await demo.read<Items<ClaimRow>>(OPERATOR, `/v1/claims?state=${state}`);
  const [found] = items;
  if (!found) throw new Error(`no claim is ${state}`);
  return found;
}

describe('an appointed inspection', () => {
  it('is asked for too early, prepaid, reported, decided by it and approved, all in the browser', patience, async () => {
    const { orderId, claimId } = await claimIn('inspecting');
    const room = `/orders/${orderId}/claims/${claimId}`;
    const api = `/v1${room}`;

    const agency = await demo.open(INSPECTOR, '/jobs');
    await agency.press(/^Insulated bottle 750 ml$/);
    await agency.page.getByText('The fee is not prepaid yet').waitFor();
    await agency.page.getByLabel('Readings', { exact: true }).fill('13.9; 14.1');
    await agency.page.getByText('2 readings break the limit.').waitFor();
    await agency.press(/^Sign and file the report$/);
    await agency.page.getByRole('alert').waitFor();
    type Appointment = { readonly status: string };
    expect(await demo.read<Appointment>(INSPECTOR, `${api}/appointment`)).toMatchObject({ status: 'waits_for_fee' });

    const buyer = await demo.open(CLAIMANT, room);
    await buyer.press(/^Prepay 450\.00/);
    await buyer.press(/^Prepay 450\.00/);
    await buyer.page.getByText('waits for the report').waitFor();
    await buyer.page.context().close();

    await agency.press(/^Sign and file the report$/);
    await agency.page.getByText('Your report is filed').waitFor();
    await agency.page.context().close();

    const desk = await demo.open(OPERATOR, `/desk/claims/${orderId}/${claimId}`);
    await desk.page.getByText('13.9 % · 14.1 %').waitFor();
    await desk.press(/^Decide as computed$/);
    const dialog = desk.page.getByRole('dialog');
    await desk.page.getByText('You decided this').or(dialog).waitFor();
    if (await dialog.isVisible()) {
      await dialog.getByLabel('Password').fill(PASSWORD);
      await desk.press(/^Go on$/);
      await desk.page.getByText('You decided this').waitFor();
    }
    await desk.page.context().close();
    const second = await demo.open(SECOND, `/desk/claims/${orderId}/${claimId}`);
    await second.press(/^Approve$/);
    await second.page.getByRole('link', { name: 'Letter in English (PDF)' }).waitFor();
    await second.page.context().close();

    const supplier = await demo.open(DEFENDANT, room);
    await supplier.page.getByText(/^Decided: /).waitFor();
    await supplier.page.context().close();
    type Decided = {
      readonly decision: { readonly findings: Readonly<Record<string, string>> };
      readonly refunds: readonly { readonly feeMinor: number }[];
    };
    const decided = await demo.read<Decided>(CLAIMANT, api);
    expect(decided.decision.findings).toMatchObject({ chromium: 'not_met' });
    // The fee comes back on top, as the supplier lost.
    expect(decided.refunds.map(({ feeMinor }) => feeMinor)).toEqual([45_000]);
  });
});

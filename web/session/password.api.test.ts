/** A password that is forgotten, with a server of its own: so many sign-ins a minute are too many for one that others use too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Demo, openDemo } from '../../test/demo.ts';

const patience = { timeout: 240_000 };

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
}, patience.timeout);
afterAll(() => demo.close());

it('an account whose password is forgotten gets another by a link that works once', patience, async () => {
  const email = 'eve@forgetful.example';
  const { page, press } = await demo.open(null, '/sign-up');
  await page.getByLabel('Your name').fill('Eve');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('the first password');
  // The header has a link of that name.
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByLabel('Registered name').waitFor();
  const other = await demo.open(null, '/sign-in');
  await other.press(/^Forgotten your password/);
  // The page before has a field of that name, too.
  await other.page.getByRole('button', { name: 'Send the link' }).waitFor();
  await other.page.getByLabel('E-mail address').fill(email);
  await other.press(/^Send the link$/);
  await other.page.getByText('the link is on its way').waitFor();
  const link = /https?:\S+reset-password\S+/.exec(await demo.letter(email, 'new Quayside password'))?.[0] ?? '';
  await other.page.goto(link);
  await other.page.getByLabel('New password').fill('short');
  await other.press(/^Set the new password$/);
  await other.page.getByText('too short').waitFor();
  await other.page.getByLabel('New password').fill('another one for Eve');
  await other.press(/^Set the new password$/);
  await other.page.getByText('The new password is set').waitFor();
  expect(await page.evaluate(`fetch('/v1/me').then((response) => response.status)`)).toBe(401);
  await other.page.goto(link);
  await other.page.getByText('This link was used or is too old').waitFor();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('another one for Eve');
  await page.locator('form').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('You act for no company yet').first().waitFor();
  await press(/^Sign out$/);
  await other.page.context().close();
  await page.context().close();
});

/** The companies and people of a story: each signs up, opens a company or joins one, like anybody else. */
import { STAFF_PERMISSIONS } from '../../src/parties/types.ts';
import { type Client, type Person, said } from './client.ts';
import type { Company } from './world.ts';

export type CompanyDraft = { readonly name: string; readonly country: string; readonly zone?: string | undefined };

/** Opens a company for a person, who acts for it from then on. */
export async function openCompany(
  client: Client,
  owner: Person,
  draft: CompanyDraft,
  phone: string,
  kind: 'trader' | 'agency' = 'trader',
): Promise<Company> {
  const { name, country, zone } = draft;
  const body = { name, country, phone, kind, ...(zone === undefined ? {} : { zone }) };
  const company = await said(client.ask(owner, 'POST', '/v1/companies', { body }), `opening the company ${name}`);
  owner.companyId = String(company['id']);
  return { id: owner.companyId, name, country, zone: String(company['zone']) };
}

/** Invites a person as a member; accepting makes it act for the company. */
export async function join(client: Client, owner: Person, member: Person): Promise<void> {
  const path = `/v1/companies/${owner.companyId}/invitations`;
  const invitation = await said(
    client.ask(owner, 'POST', path, { body: { email: member.email, role: 'member' } }),
    'the invitation',
  );
  await said(client.ask(member, 'POST', `/v1/invitations/${String(invitation['id'])}/accept`), 'accepting the invitation');
  member.companyId = owner.companyId;
}

/** Signs in the first operator, for the programme's company. */
export async function firstOperator(
  client: Client,
  given: { readonly email: string; readonly password: string },
): Promise<Person> {
  const operator = await client.signIn(given.email, given.password);
  const { acting } = (await client.get(operator, '/v1/me')) as { readonly acting: { readonly companyId: string } };
  operator.companyId = acting.companyId;
  return operator;
}

/** A second operator who may do what the first may. */
export async function secondOperator(client: Client, first: Person): Promise<Person> {
  const second = await client.signUp('Second Operator', 'operator2@programme.example');
  await join(client, first, second);
  const body = { permissions: [...STAFF_PERMISSIONS] };
  await said(
    client.ask(first, 'PUT', `/v1/staff/${second.userId}/permissions`, { body }),
    'the permissions of the second operator',
  );
  return second;
}

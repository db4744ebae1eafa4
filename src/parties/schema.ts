/** The shapes of companies, members, invitations, keys and operators on the wire. */
import Type from 'typebox';
import { companyId, country, id, integer, list, name, nullable, oneOf, plainDate, text, zone } from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { AddressAnswer, AddressBody } from './address.schema.ts';
import { ROLES, SCOPES, STAFF_PERMISSIONS } from './types.ts';

const KINDS = ['trader', 'agency', 'programme'] as const;

const email = () => Type.String({ maxLength: 254, pattern: '^[^\\s@]{1,64}@[^\\s@]{1,189}$', examples: ['li@factory.example'] });
const phone = () => text(40, 'International, with +: spaces and hyphens are dropped');
const role = () => oneOf([...ROLES], 'viewer reads, member acts, owner manages members and keys');
const scopes = () => list(oneOf([...SCOPES]), SCOPES.length);
const permissions = () => list(oneOf([...STAFF_PERMISSIONS]), STAFF_PERMISSIONS.length);
const instant = () => Type.String();
const closed = { additionalProperties: false } as const;

export const CompanyPath = Type.Object({ companyId: companyId() }, closed);
export const MemberPath = Type.Object({ companyId: companyId(), userId: id() }, closed);
export const KeyPath = Type.Object({ companyId: companyId(), keyId: id() }, closed);
export const CompanyInvitationPath = Type.Object({ companyId: companyId(), invitationId: id() }, closed);
export const InvitationPath = Type.Object({ invitationId: id() }, closed);
export const StaffPath = Type.Object({ userId: id() }, closed);

export const NewCompany = Type.Object(
  {
    name: name('Exactly as registered: bank accounts are compared with it'),
    country: country(),
    zone: Type.Optional(zone()),
    phone: Type.Optional(phone()),
    address: Type.Optional(AddressBody),
    kind: Type.Optional(oneOf(['trader', 'agency'], 'A trader buys and sells (default); an agency inspects')),
  },
  closed,
);
export const NewPhone = Type.Object({ phone: phone() }, closed);
export const NewInvitation = Type.Object({ email: email(), role: role() }, closed);
export const NewRole = Type.Object({ role: role() }, closed);
export const NewKey = Type.Object(
  {
    name: name(),
    scopes: Type.Array(oneOf([...SCOPES]), { minItems: 1, maxItems: SCOPES.length }),
    expiresInDays: Type.Optional(integer(1, 365)),
  },
  closed,
);
export const NewPermissions = Type.Object({ permissions: permissions() }, closed);

export const CompanyAnswer = Type.Object({
  id: companyId(),
  kind: oneOf([...KINDS]),
  name: Type.String(),
  country: country(),
  zone: zone(),
  address: nullable(AddressAnswer),
  phones: Type.Array(Type.Object({ phone: Type.String(), since: plainDate('On file since; calls back use it after 30 days') }), {
    description: 'Empty for everyone but the company itself and operators',
  }),
});

const MemberAnswer = Type.Object({
  userId: Type.String(),
  userName: Type.String(),
  email: Type.String(),
  role: role(),
  since: instant(),
});
/** A person of the programme with what it may do. */
const StaffMember = Type.Object({ ...MemberAnswer.properties, permissions: permissions() });
export const StaffAnswer = Type.Object({ items: Type.Array(StaffMember) });

export const MembersAnswer = Type.Object({ items: Type.Array(MemberAnswer) });
export const RoleAnswer = Type.Object({ userId: Type.String(), role: role() });

export const InvitationAnswer = Type.Object({ id: Type.String(), email: Type.String(), role: role(), expiresAt: instant() });
export const InvitationsAnswer = Type.Object({ items: Type.Array(InvitationAnswer) });
export const OfferedAnswer = Type.Object({
  companyId: companyId(),
  companyName: Type.String(),
  role: role(),
  inviterName: Type.String(),
  state: oneOf(['pending', 'accepted', 'expired']),
  expiresAt: instant(),
});
export const JoinedAnswer = Type.Object({ companyId: companyId(), role: role() });

const keyFields = {
  id: Type.String(),
  name: Type.String(),
  start: nullable(Type.String()),
  scopes: scopes(),
  madeBy: Type.String({ description: 'The person as whom the key acts, with that person’s role of today' }),
  createdAt: instant(),
  lastUsedAt: nullable(instant()),
  expiresAt: nullable(instant()),
};
const KeyAnswer = Type.Object(keyFields);
export const KeysAnswer = Type.Object({ items: Type.Array(KeyAnswer) });
export const MadeKeyAnswer = Type.Object({
  ...keyFields,
  secret: nullable(Type.String({ description: 'Shown once: null when the request is repeated' })),
});

export const PermissionsAnswer = Type.Object({ userId: Type.String(), permissions: permissions() });

export const MeAnswer = Type.Object({
  user: Type.Object({ id: Type.String(), name: Type.String(), email: Type.String(), twoFactor: Type.Boolean() }),
  acting: nullable(Type.Object({ companyId: companyId(), role: role(), scopes: nullable(scopes()), permissions: permissions() })),
  memberships: Type.Array(
    Type.Object({
      companyId: companyId(),
      companyName: Type.String(),
      companyKind: oneOf([...KINDS]),
      role: role(),
      since: instant(),
    }),
  ),
});

/** The largest token that sign-in puts into a path. */
export const TokenPath = Type.Object({ token: text(LIMITS.name) }, closed);

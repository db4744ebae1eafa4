/** The shapes of addresses and of their formats on the wire. */
import Type from 'typebox';
import { country, name, nullable, oneOf, text } from '../http/schema.ts';
import { ADDRESS_FIELDS, CITY_NAMES, DISTRICT_NAMES, POST_CODE_NAMES, REGION_NAMES } from './address.types.ts';

const closed = { additionalProperties: false } as const;
const field = () => oneOf([...ADDRESS_FIELDS]);

/** Which parts an address has is told by the country's format. */
export const AddressBody = Type.Object(
  {
    lines: Type.Array(name(), { minItems: 1, maxItems: 4, description: 'Street, number, building' }),
    district: Type.Optional(nullable(name())),
    city: Type.Optional(nullable(name())),
    region: Type.Optional(nullable(name('State, province or prefecture: its code or its name'))),
    postCode: Type.Optional(nullable(text(20))),
  },
  closed,
);

export const AddressAnswer = Type.Object({
  lines: Type.Array(Type.String()),
  district: nullable(Type.String()),
  city: nullable(Type.String()),
  region: nullable(Type.String({ description: 'The code where the format lists regions, else a name' })),
  postCode: nullable(Type.String()),
});

export const FormatPath = Type.Object({ country: country() }, closed);

const PATTERN = 'Parts in their order: %A lines, %D district, %C city, %S region, %Z post code, %n next line';

export const FormatAnswer = Type.Object({
  country: country(),
  local: Type.String({ description: `${PATTERN}; in the country’s own letters` }),
  latin: Type.String({ description: 'The same in Latin letters' }),
  required: Type.Array(field()),
  names: Type.Object(
    {
      region: oneOf([...REGION_NAMES]),
      postCode: oneOf([...POST_CODE_NAMES]),
      city: oneOf([...CITY_NAMES]),
      district: oneOf([...DISTRICT_NAMES]),
    },
    { description: 'What the parts are called there' },
  ),
  postCode: nullable(Type.Object({ pattern: Type.String(), examples: Type.Array(Type.String()) })),
  regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), latin: nullable(Type.String()) })),
});

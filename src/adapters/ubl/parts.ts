/** Parties, references, days and delivery terms of a UBL document. */
import { dayAt, nameAt, textsAt } from './fields.ts';
import { reject } from './refusals.ts';
import { type Node, many, one, take, textAt } from './tree.ts';
import type { UblDates, UblId, UblParty, UblReference, UblTerms } from './types.ts';

/** The party of that role, which every order names; refuses `ubl.field_missing`. Its address beyond the country stays unread. */
export function readParty(root: Node, role: string): UblParty {
  const found = one(root, role) ?? reject('ubl.field_missing', { path: role });
  const party = one(found, 'Party');
  const legal = many(party, 'PartyLegalEntity')[0] ?? null;
  const tax = many(party, 'PartyTaxScheme')[0] ?? null;
  const country = [one(party, 'PostalAddress'), one(legal, 'RegistrationAddress'), one(tax, 'RegistrationAddress')].map(
    (address) => textAt(address, 'Country', 'IdentificationCode'),
  );
  const idNodes = [
    one(party, 'EndpointID'),
    ...many(party, 'PartyIdentification').map((each) => one(each, 'ID')),
    one(legal, 'CompanyID'),
  ];
  return {
    name: nameAt(one(many(party, 'PartyName')[0] ?? null, 'Name')),
    legalName: nameAt(one(legal, 'RegistrationName')),
    ids: idNodes.flatMap(idOf),
    taxId: textAt(tax, 'CompanyID'),
    country: country.find((code) => code !== null) ?? null,
  };
}

function idOf(node: Node | null): readonly UblId[] {
  const id = take(node);
  return id === null ? [] : [{ scheme: node?.attributes.get('schemeID') || null, id }];
}

/** A referenced document or contract: named, and told apart by where it lies. Its bytes are only counted. */
export function readReference(node: Node): UblReference {
  const attachment = one(node, 'Attachment');
  const embedded = one(attachment, 'EmbeddedDocumentBinaryObject');
  const content = take(embedded)?.replace(/[\s=]/g, '') ?? '';
  const type = textAt(node, 'DocumentType') ?? textAt(node, 'ContractType') ?? textAt(node, 'DocumentTypeCode');
  const descriptions = [...textsAt(node, 'DocumentDescription'), ...textsAt(node, 'Description')];
  return {
    path: node.path,
    id: textAt(node, 'ID') ?? '',
    type,
    descriptions: descriptions.map(({ text }) => text),
    uri: textAt(attachment, 'ExternalReference', 'URI'),
    embedded: embedded && {
      mediaType: embedded.attributes.get('mimeCode') || null,
      name: embedded.attributes.get('filename') || null,
      bytes: Math.floor((content.length * 3) / 4),
    },
  };
}

/** The days of a delivery; a latest day that differs from the end of the period stands by itself. */
export function readDates(delivery: Node): readonly UblDates[] {
  const period = one(delivery, 'RequestedDeliveryPeriod');
  const latest = one(delivery, 'LatestDeliveryDate');
  const despatchOn = dayAt(one(delivery, 'Despatch', 'RequestedDespatchDate'));
  const from = dayAt(one(period, 'StartDate'));
  const end = dayAt(one(period, 'EndDate'));
  const latestOn = dayAt(latest);
  const to = end ?? latestOn;
  if (despatchOn === null && from === null && to === null) return [];
  const dates = { path: delivery.path, despatchOn, from, to };
  if (latest === null || latestOn === to) return [dates];
  return [dates, { path: latest.path, despatchOn: null, from: null, to: latestOn }];
}

/** The trade term, and its place by the plainest name that the location has; none where the element names no rule. */
export function readTerms(node: Node): readonly UblTerms[] {
  const rule = textAt(node, 'ID');
  if (rule === null) return [];
  const location = one(node, 'DeliveryLocation');
  const names = [
    many(location, 'Description')[0] ?? null,
    one(location, 'Name'),
    one(location, 'Address', 'CityName'),
    one(location, 'ID'),
  ];
  const named = names.find((each) => each !== null && each.text !== '') ?? null;
  return [{ path: node.path, rule, place: nameAt(named) }];
}

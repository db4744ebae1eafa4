/** The namespaces of UBL 2.0 and 2.1, which share them. Source: OASIS UBL 2.1, section 5. */

export const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
export const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
export const EXT = 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2';
export const ORDER = 'urn:oasis:names:specification:ubl:schema:xsd:Order-2';
export const ORDER_RESPONSE = 'urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2';

/** What hostile clients put where something else belongs: texts, numbers and keys that broke programs before. */

/** As JSON text, because some have no other form. */
export const NUMBERS: readonly string[] = [
  '-0', '-1', '0', '0.1', '1e-7', '1e308', '1e999', '-1e999', '9007199254740991', '9007199254740992', '9007199254740993', '2147483648', '-2147483649',
  '18446744073709551616', '1'.repeat(400), `0.${'3'.repeat(400)}`, '1E400', '0e0', '100000000000000000000000',
];

/** Words that are no JSON, or something else in JSON's clothes. */
export const BROKEN: readonly string[] = ['NaN', 'Infinity', 'undefined', "'a'", '01', '+1', '.5', '1.', '0x10', '{"a":1,}', '[1,]', '"\\x41"', '"\u0001"', '/**/1', '"\\ud800"'];

/** Texts; none is longer than a line. */
export const TEXTS: readonly string[] = [
  '', ' ', '\t', '\n', '\u0000', 'a\u0000b', '\ud800', 'a\udc00b', '\ud83d', '\ufeff', '\ufffe', '\u200b', '\u2028', '\u0085', '\u202eexe.pdf\u202c', '\u2066a\u2069',
  'مرحبا', 'שלום', '𝒬𝓊𝒶𝓎', 'Å', 'A\u030a', '\u1e9b\u0323', 'ﬁ', 'İ', 'ı', 'ß', '١٢٣', '１２３', '²', '½', '٫', '−5', '👨‍👩‍👧‍👦', `e${'\u0301'.repeat(60)}`, '\u{e0001}\u{e0041}', '\u{10ffff}',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf', 'then', 'null', 'undefined', 'NaN', 'true', '-0', '1e9', '0x1F',
  "' or '1'='1", '"; drop table stream; --', '$1', '%s%n', '$\u007b7*7}', '{{7*7}}', '{0}', '{clauseId}', '\\', '\\u0000', '<script>alert(1)</script>', '<!--', ']]>', '../../etc/passwd',
  '=cmd|1!A1', '@SUM(1)', 'javascript:alert(1)', 'data:text/html,x', 'http://169.254.169.254/', '2026-02-29', '2026-13-01', '0000-00-00', '9999-12-31', '-000001-01-01', '+275760-09-13',
  '2026-03-29T02:30:00Z', '24:00', 'Etc/GMT+14', 'Europe/London\u0000', 'US/Pacific-New', 'GB', 'XX', 'gb', 'USD ', 'XXX', '500', '500 pcs', '1e3 pcs', '500 ㎏', '5 % ± 5 % ± 5 %',
];

/** Names of fields that objects have already, or that nobody declared. */
export const KEYS: readonly string[] = [
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineSetter__', 'isAdmin', 'role', 'companyId', 'steppedUp', 'status', 'state', 'version', '', ' ', '\u0000', '\ud800', '0', '-1', 'length', 'a/b', 'a~b', '$ref', '$where', 'then', 'toJSON', 'x'.repeat(5_000),
];

/** Good values by kind, for shapes that only say a pattern. */
export const SAMPLES: readonly string[] = [
  '2026-03-02', '2026-05-15', '2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00Z', 'spp0000000', 'gnc0000000', 'byr0000000', 'spp0000000-0wn0000000', 'power', 'deposit', '1', 'USD', 'CNY', 'JPY', 'KWD', 'GB', 'CN', 'FOB Shenzhen',
  '500 pcs', '12.5 kg', '71 W', '+862155550100', 'a@b.example', 'Asia/Shanghai', 'led-lighting', '940542', 'CSQU3054383', '6222021234567890123', 'GB33BUKB20201555555555', 'orders:read', 'sha256', 'a'.repeat(64), 'line', 'A Ltd', 'Good morning', '你好', '33.33', 'https://quayside.example/a',
];

/** Values in a path, percent-encoded as they stand there. */
export const PATHS: readonly string[] = [
  '%00', 'a%00b', '..%2f..%2fetc', '..', '.', '%2F', '%2e%2e', '%5c', '%F0%9F%9A%A2', '%ED%A0%80', '%C0%AF', '%FF', '%', '%zz', '%u0041', 'x'.repeat(101), 'x'.repeat(5_000), "'%20or%201=1--", '__proto__', 'constructor', '%20', '-1', '0', '1e9', '%7B%7D', '*', ':orderId', ';a=b', '~', '%E2%80%AE', '%EF%BB%BF',
  'spp0000000-0wn0000000%0a', 'SPP0000000-0WN0000000', 'spp0000000-', '-0wn0000000', 'spp0000000-0wn00000000', 'spp000000i-0wn0000000', 'spp1111111', 'spp1111111-frgn000000',
];

/** Values in a query, percent-encoded as they stand there. */
export const QUERIES: readonly string[] = [
  '', 'NaN', '-1', '-0', '0', '1', '1e308', '99999999999999999999', '1.5', '%00', '%ED%A0%80', '%', '%zz', 'x'.repeat(5_000), '2026-06-31', '2026-03-02', '9999-12-31', '0000-01-01', '%F0%9F%9A%A2', "'--", '[]', '{}', '__proto__', 'true', 'TRUE', 'null', '%25', '+', 'a%26b=c', '%2C%2C', '*',
];

/** Headers, by name: values that break readers. */
export const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['idempotency-key', ''], ['idempotency-key', 'k'.repeat(256)], ['idempotency-key', 'a, b'], ['idempotency-key', ' '], ['idempotency-key', '__proto__'], ['idempotency-key', '\u00ff\u00fe'], ['idempotency-key', '"quoted"'],
  ['if-match', '*'], ['if-match', '"v1"'], ['if-match', '"v99999999999999999999"'], ['if-match', 'W/"v1"'], ['if-match', '"'], ['if-match', '"v1", "v2", "v3"'], ['if-match', ','], ['if-match', `"${'x'.repeat(5_000)}"`], ['if-match', 'v1'], ['if-match', '"v-1"'], ['if-match', '"v1.__proto__"'],
  ['if-none-match', '*'], ['if-none-match', '"a", W/"b"'], ['if-none-match', '"'], ['accept-language', 'zh'], ['accept-language', 'x'.repeat(5_000)], ['accept-language', 'en;q=NaN'], ['accept-language', '*;q=-1,__proto__'], ['accept-language', `${'zh;q=0.1,'.repeat(2_000)}en`],
  ['accept', 'text/html'], ['accept', '*/*;q=0'], ['accept', 'application/xml'], ['content-encoding', 'gzip'], ['content-encoding', 'br, br, br'], ['transfer-encoding', 'chunked'], ['expect', '100-continue'],
  ['range', 'bytes=0-0,0-0,0-0'], ['range', 'bytes=-1'], ['range', 'bytes=99999999999999999999-'], ['origin', 'null'], ['origin', 'https://evil.example'], ['cookie', '=;=;;__proto__=1'], ['cookie', `a=${'x'.repeat(5_000)}`],
  ['x-forwarded-for', '127.0.0.1, ::1, \u00ff'], ['x-forwarded-host', 'evil.example'], ['host', 'evil.example'], ['x-http-method-override', 'DELETE'], ['x-request-id', '\u00ff'.repeat(300)], ['content-length', '0'], ['content-length', '99999999'], ['content-length', '-1'], ['content-length', '1e3'], ['content-length', 'NaN'],
  ['content-type', 'text/plain'], ['content-type', 'application/x-www-form-urlencoded'], ['content-type', 'nonsense'], ['content-type', ''], ['content-type', 'application/json; charset=utf-7'], ['content-type', 'application/json;;;=;'], ['content-type', 'APPLICATION/JSON'], ['content-type', 'application/json, text/xml'], ['content-type', 'application/problem+json'], ['content-type', 'multipart/form-data'], ['content-type', 'multipart/form-data; boundary='], ['content-type', `multipart/form-data; boundary=${'y'.repeat(300)}`], ['content-type', 'application/xml'], ['content-type', 'text/xml; charset=utf-16'], ['content-type', '__proto__'], ['content-type', `a/${'x'.repeat(5_000)}`],
  ['authorization', 'Bearer'], ['authorization', `Bearer ${'x'.repeat(5_000)}`], ['authorization', 'Basic \u00ff'], ['stripe-signature', 't=1,v1=0'], ['stripe-signature', 't=NaN,v1=,v1='], ['referer', '\u00ff'], ['user-agent', ''], ['sec-fetch-site', 'cross-site'],
];

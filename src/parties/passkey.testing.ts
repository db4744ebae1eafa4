/** A device that makes and shows passkeys, in software: the messages of WebAuthn with attestation `none`. */
import { type KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

type Value = number | string | Buffer | ReadonlyMap<Value, Value>;

/** The few kinds of CBOR that the messages need. Source: RFC 8949. */
function cbor(value: Value): Buffer {
  const head = (kind: number, size: number): Buffer =>
    size < 24
      ? Buffer.from([(kind << 5) | size])
      : size < 256
        ? Buffer.from([(kind << 5) | 24, size])
        : Buffer.from([(kind << 5) | 25, size >> 8, size & 255]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const map = value as ReadonlyMap<Value, Value>;
  return Buffer.concat([head(5, map.size), ...[...map].flatMap(([key, one]) => [cbor(key), cbor(one)])]);
}

const url = (bytes: Buffer): string => bytes.toString('base64url');
const sha = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

export type Device = {
  readonly make: (options: { readonly challenge: string; readonly user: { readonly id: string } }) => object;
  /** `verified` false: it was touched, and asked nobody for anything. */
  readonly show: (options: { readonly challenge: string }, verified?: boolean) => object;
};

/** @param verifies whether it asked for a finger or a code when the passkey was made, as it must */
export function makeDevice(origin: string, verifies = true): Device {
  const rpIdHash = sha(new URL(origin).hostname);
  const credentialId = randomBytes(32);
  const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  let count = 0;
  let user = '';
  const PRESENT = 0x01;
  const VERIFIED = 0x04;
  const authData = (flags: number, more: Buffer): Buffer => {
    count += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    return Buffer.concat([rpIdHash, Buffer.from([flags | PRESENT]), counter, more]);
  };
  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const shared = { id: url(credentialId), rawId: url(credentialId), type: 'public-key', clientExtensionResults: {} };
  return {
    make: ({ challenge, user: { id } }) => {
      user = id;
      const key = cbor(
        new Map<Value, Value>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      );
      const made = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credentialId.length]), credentialId, key]);
      const attestation = cbor(
        new Map<Value, Value>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData(0x40 | (verifies ? VERIFIED : 0), made)],
        ]),
      );
      const response = {
        clientDataJSON: url(clientData('webauthn.create', challenge)),
        attestationObject: url(attestation),
        transports: ['internal'],
      };
      return { ...shared, response };
    },
    show: ({ challenge }, verified = true) => {
      const data = authData(verified ? VERIFIED : 0, Buffer.alloc(0));
      const client = clientData('webauthn.get', challenge);
      const signature = sign('sha256', Buffer.concat([data, sha(client)]), privateKey);
      const response = {
        clientDataJSON: url(client),
        authenticatorData: url(data),
        signature: url(signature),
        userHandle: user,
      };
      return { ...shared, response };
    },
  };
}

/** Writes sdk/openapi.ts, the types of the API, from openapi.json; `--check` only says whether the committed file is true. */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

export const FILE = new URL('../sdk/openapi.ts', import.meta.url);
const SOURCE = new URL('../openapi.json', import.meta.url);

type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
};
type Parameter = { readonly in: string; readonly name: string; readonly required?: boolean; readonly schema: Schema };
type Content = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content>>;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

function objectOf({ properties = {}, required = [], additionalProperties, patternProperties }: Schema): string {
  const rest = typeof additionalProperties === 'object' ? additionalProperties : Object.values(patternProperties ?? {})[0];
  const members = Object.entries(properties).map(([name, schema]) => {
    return `readonly ${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`;
  });
  if (rest) return `{ readonly [key: string]: ${typeOf(rest)} }`;
  return members.length === 0 ? 'Readonly<Record<string, unknown>>' : `{ ${members.join('; ')} }`;
}

/** A JSON Schema as a TypeScript type; what says nothing of itself is `unknown`. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      // Not readonly: openapi-fetch tells arrays from objects by the mutable form.
      return `(${schema.items ? typeOf(schema.items) : 'unknown'})[]`;
    case 'object':
      return objectOf(schema);
    default:
      return 'unknown';
  }
}

const pascal = (text: string): string => text.replaceAll(/(?:^|_)(\w)/g, (_all, first: string) => first.toUpperCase());

/** Bodies get names by the operation that has them first; an equal body is called by that name. */
function makeNames(): { readonly nameOf: (wanted: string, schema: Schema) => string; readonly declared: string[] } {
  const known = new Map<string, string>();
  const declared: string[] = [];
  const nameOf = (wanted: string, schema: Schema): string => {
    const type = typeOf(schema);
    if (type.length < 80) return type;
    const before = known.get(type);
    if (before !== undefined) return before;
    known.set(type, wanted);
    declared.push(`export type ${wanted} = ${type};`);
    return wanted;
  };
  return { nameOf, declared };
}

type Names = ReturnType<typeof makeNames>;

/** What the client fills in by itself stands in no call: keys of idempotency, languages. */
const OWN_HEADERS = /^(?:accept-language|idempotency-key)$/i;

function parametersOf(parameters: readonly Parameter[]): string {
  const parts = ['path', 'query', 'header'].map((where) => {
    const own = parameters.filter((one) => one.in === where && !OWN_HEADERS.test(one.name));
    if (own.length === 0) return `${where}?: never`;
    const optional = own.every(({ required }) => !required);
    const members = own.map(({ name, required, schema }) => `readonly ${key(name)}${required ? '' : '?'}: ${typeOf(schema)}`);
    return `${where}${optional ? '?' : ''}: { ${members.join('; ')} }`;
  });
  return `{ ${parts.join('; ')}; cookie?: never }`;
}

function contentOf(content: Content['content'], name: string, names: Names): string {
  const members = Object.entries(content ?? {}).map(
    ([media, { schema }]) => `readonly ${JSON.stringify(media)}: ${schema ? names.nameOf(name, schema) : 'unknown'}`,
  );
  return members.length === 0 ? '{ content?: never }' : `{ content: { ${members.join('; ')} } }`;
}

function operationOf(operation: Operation, names: Names): string {
  const { parameters = [], requestBody, responses } = operation;
  const name = pascal(operation.operationId);
  const body = requestBody ? `requestBody: ${contentOf(requestBody.content, `${name}Body`, names)}` : 'requestBody?: never';
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const told = good.map(([status, { content }]) => `${status}: ${contentOf(content, `${name}${status}`, names)}`);
  const bad = 'default: { content: { readonly "application/problem+json": Problem } }';
  return `{ parameters: ${parametersOf(parameters)}; ${body}; responses: { ${[...told, bad].join('; ')} } }`;
}

/** The text of sdk/openapi.ts. */
export async function sdk(): Promise<string> {
  const document = JSON.parse(await readFile(SOURCE, 'utf8')) as Document;
  const names = makeNames();
  const paths = Object.entries(document.paths).map(([path, methods]) => {
    const lines = Object.entries(methods).flatMap(([method, operation]) => [
      `    /** ${operation.summary ?? operation.operationId} */`,
      `    ${method}: ${operationOf(operation, names)};`,
    ]);
    return `  ${JSON.stringify(path)}: {\n${lines.join('\n')}\n  };`;
  });
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`);
  return [
    '/** The types of the API, written by `npm run sdk` from openapi.json: paths as openapi-fetch reads them, bodies by name. */',
    ...schemas,
    ...names.declared,
    `export type paths = {\n${paths.join('\n')}\n};`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const text = await sdk();
  if (!process.argv.includes('--check')) return writeFile(FILE, text);
  if ((await readFile(FILE, 'utf8')) === text) return;
  process.stderr.write('sdk/openapi.ts differs from openapi.json; run: npm run sdk\n');
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();

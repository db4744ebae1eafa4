/** Verifying a case file in the page with the verifier's own code, and looking up the fingerprint of a printed contract. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { CHECKS } from '../../src/casefile/checks.data.ts';
import type { Report } from '../../src/casefile/types.ts';
import { api, told } from '../api/client.ts';
import { instantIn } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { FingerprintForm } from './FingerprintForm.tsx';

type Checked =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking'; readonly name: string }
  | { readonly kind: 'done'; readonly name: string; readonly report: Report }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The verifier is large, so it is fetched with the first file. Never rejects for what the file holds. */
async function check(file: File): Promise<Checked> {
  try {
    const [{ verifyCaseFile }, { keys }, bytes] = await Promise.all([
      import('../../src/casefile/report.service.ts'),
      told(api.GET('/v1/programme/keys')),
      file.arrayBuffer(),
    ]);
    const trusted = keys as unknown as Parameters<typeof verifyCaseFile>[1];
    return { kind: 'done', name: file.name, report: await verifyCaseFile(new Uint8Array(bytes), trusted) };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

export function VerifyPage(): ReactNode {
  const { t } = useWords();
  const [checked, setChecked] = useState<Checked>({ kind: 'none' });
  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setChecked({ kind: 'checking', name: file.name });
    setChecked(await check(file));
  };
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')}>
      <Section title={t('verify.case')}>
        <DropZone onFile={(file) => void open(file)} />
        <div className="mt-4" aria-live="polite">
          {checked.kind === 'checking' ? <p>{t('verify.checking', { name: checked.name })}</p> : null}
          {checked.kind === 'failed' ? <ErrorNotice error={checked.error} /> : null}
          {checked.kind === 'done' ? <ReportView name={checked.name} report={checked.report} /> : null}
        </div>
      </Section>
      <Section title={t('verify.contract')}>
        <FingerprintForm />
      </Section>
    </Page>
  );
}

function DropZone({ onFile }: { readonly onFile: (file: File | undefined) => void }): ReactNode {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the field inside is for everybody
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFile(event.dataTransfer.files[0]);
      }}
    >
      <label
        className={`relative flex cursor-pointer flex-col items-center rounded-md border border-dashed px-4 py-10 text-center has-focus-visible:outline-2 has-focus-visible:outline-action ${over ? 'border-action bg-action-wash' : 'border-edge'}`}
      >
        <Icon name="file" className="mb-2 text-action" />
        <span className="text-base font-semibold">{t('verify.drop')}</span>
        <span className="text-soft">{t('verify.drop_help')}</span>
        <input
          type="file"
          accept=".zip,application/zip"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => onFile(event.target.files?.[0])}
        />
      </label>
    </div>
  );
}

/** The key is a question of whom one trusts; everything else, of whether the file is whole. */
const isWhole = ({ checks, sameResult }: Report): boolean =>
  sameResult !== false && checks.every(({ code, ok }) => ok || code === 'key');

function ReportView({ name, report }: { readonly name: string; readonly report: Report }): ReactNode {
  const { t, lang } = useWords();
  const { manifest, resultHash, key, trusted, erased } = report;
  const whole = isWhole(report);
  const facts: readonly (readonly [string, string])[] = [
    ...(manifest
      ? ([
          [t('verify.claim'), manifest.claimId],
          [t('verify.order'), manifest.orderId],
          [t('verify.made'), `${instantIn(manifest.madeAt, 'UTC', lang)} UTC`],
        ] as const)
      : []),
    ...(resultHash ? [[t('verify.result'), resultHash] as const] : []),
    ...(key ? [[t('verify.key'), `${key} (${t(trusted ? 'verify.key_ours' : 'verify.key_unknown')})`] as const] : []),
  ];
  return (
    <div data-state={whole ? 'valid' : 'altered'}>
      <Notice tone={whole ? 'good' : 'bad'} title={t(whole ? 'verify.valid' : 'verify.altered')}>
        <p className="break-all">{name}</p>
      </Notice>
      <dl className="mt-4 grid gap-x-4 gap-y-1 sm:grid-cols-[200px_1fr]">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-soft">{term}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
      {erased.length > 0 ? <p className="mt-2">{t('verify.erased', { n: erased.length })}</p> : null}
      <h3 className="mt-4">{t('verify.checks')}</h3>
      <ul className="mt-1">
        {report.checks.map(({ code, ok, detail }) => (
          <li key={code} className={`flex gap-2 py-1 ${ok ? '' : 'font-semibold text-bad'}`}>
            <Icon name={ok ? 'check' : 'cross'} className={`mt-0.5 ${ok ? 'text-good' : ''}`} />
            <span className="sr-only">{t(ok ? 'verify.holds' : 'verify.fails')}:</span>
            <span className="min-w-0 break-words">
              {CHECKS[code][lang]}
              {ok || !detail ? '' : ` (${detail})`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

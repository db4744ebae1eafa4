/** The registered address on file, as an envelope has it, and its change by an owner. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { addressLines } from '../../src/parties/address.rules.ts';
import type { Address, AddressDraft } from '../../src/parties/address.types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { countryName } from '../ui/figures.ts';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { AddressFields } from './AddressFields.tsx';
import { draftOf, formatQuery, typedOf } from './address.ts';
import type { Standing } from './CompanyPage.tsx';

type PartProps = { readonly standing: Standing; readonly country: string; readonly address: Address | null };

export function AddressPart(props: PartProps): ReactNode {
  const { standing, country, address } = props;
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (open) return <AddressForm {...props} onDone={() => setOpen(false)} />;
  return (
    <>
      {address ? <Written country={country} address={address} /> : <p>{t('address.none')}</p>}
      {standing.isOwner ? (
        <div className="mt-3">
          <Button onPress={() => setOpen(true)}>{t(address ? 'address.change' : 'address.add')}</Button>
        </div>
      ) : null}
    </>
  );
}

function Written({ country, address }: Pick<PartProps, 'country'> & { readonly address: Address }): ReactNode {
  const { lang } = useWords();
  const { data: format, error } = useQuery(formatQuery(country));
  if (!format) return error ? <ErrorNotice error={error} /> : <Skeleton rows={2} />;
  return (
    <address className="not-italic">
      {[...addressLines(format, address), countryName(country, lang)].map((line) => (
        <span key={line} className="block break-words">
          {line}
        </span>
      ))}
    </address>
  );
}

function AddressForm({ standing, country, address, onDone }: PartProps & { readonly onDone: () => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(typedOf(address));
  const { data: format } = useQuery(formatQuery(country));
  const put = useAct((body: AddressDraft & { lines: string[] }, headers) =>
    told(api.PUT('/v1/companies/{companyId}/address', { params: { path: { companyId: standing.companyId } }, body, headers })),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (format) void put.mutateAsync(draftOf(format, typed)).then(onDone, () => undefined);
  };
  return (
    <form className="flex max-w-96 flex-col gap-4" onSubmit={send}>
      <AddressFields country={country} typed={typed} onChange={setTyped} hideLegend />
      <ErrorNotice error={put.error} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={!format} busy={put.isPending ? t('ui.sending') : null}>
          {t('address.save')}
        </Button>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

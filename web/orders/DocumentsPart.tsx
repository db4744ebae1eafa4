/** Every paper of an order in one place: contract with its certificate, attachments, shipping papers, letters, case files, statement. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ClaimGround } from '../../src/policy/types.ts';
import { usePaperName } from '../supply/PaperRows.tsx';
import { shipmentQuery } from '../supply/queries.ts';
import { day, instantIn } from '../ui/figures.ts';
import { FileLink } from '../ui/FileLink.tsx';
import { Section } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

type OfOrder = { readonly order: Order };

export function DocumentsPart({ order }: OfOrder): ReactNode {
  const { t } = useWords();
  const { orderId, confirmedAt, you } = order;
  const base = `/v1/orders/${orderId}`;
  const party = you === 'buyer' || you === 'supplier';
  return (
    <Section title={t('documents.title')} id="documents">
      <ul className="flex flex-col gap-2">
        <Line name={t('documents.contract', { n: order.contract.version })} note={t('documents.contract_note')}>
          {(['en', 'zh', 'both'] as const).map((lang) => (
            <FileLink
              key={lang}
              url={`${base}/contract/document?lang=${lang}&format=pdf`}
              name={`contract-${orderId}-${lang}.pdf`}
            >
              {t(`documents.lang.${lang}`)}
            </FileLink>
          ))}
        </Line>
        <Attachments order={order} />
        {confirmedAt && party ? (
          <Line name={t('documents.ubl')} note={t('documents.ubl_note')}>
            <FileLink url={`${base}/ubl?document=order`} name={`order-${orderId}.xml`}>
              {t('documents.ubl.order')}
            </FileLink>
            <FileLink url={`${base}/ubl?document=response`} name={`order-response-${orderId}.xml`}>
              {t('documents.ubl.response')}
            </FileLink>
          </Line>
        ) : null}
        {confirmedAt && you !== 'inspector' ? (
          <Line name={t('statement.of_order')}>
            <PathLink to={`/orders/${orderId}/statement`}>{t('documents.open')}</PathLink>
          </Line>
        ) : null}
        <ShippingPapers order={order} />
        <Claims order={order} />
      </ul>
    </Section>
  );
}

function Line(props: { readonly name: string; readonly note?: string; readonly children?: ReactNode }): ReactNode {
  const { name, note, children } = props;
  return (
    <li className="grid gap-x-4 gap-y-1 border-t border-line pt-2 first:border-t-0 first:pt-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="min-w-0 break-words">
        {name}
        {note ? <span className="block text-xs text-soft">{note}</span> : null}
      </span>
      <span className="no-print flex flex-wrap items-start gap-x-4 gap-y-1">{children}</span>
    </li>
  );
}

function Attachments({ order }: OfOrder): ReactNode {
  const { t } = useWords();
  return order.contract.terms.attachments.map(({ attachmentId, name, sha256, by }) => {
    const file = name.text ?? t('ui.erased');
    const side = order[by === 'supplier' ? 'supplier' : 'buyer'].name ?? '';
    return (
      <Line key={attachmentId} name={file} note={t('documents.attachment', { name: side, hash: sha256.slice(0, 16) })}>
        <FileLink url={`/v1/orders/${order.orderId}/attachments/${attachmentId}/file`} name={file}>
          {t('documents.save')}
        </FileLink>
      </Line>
    );
  });
}

/** Papers are told by kind, form and day; the originals go with the goods. */
function ShippingPapers({ order }: OfOrder): ReactNode {
  const { t, lang } = useWords();
  const paperName = usePaperName();
  const { data } = useQuery({ ...shipmentQuery(order.orderId), enabled: order.confirmedAt !== null });
  return data?.papers.map(({ paperId, type, form, datedOn }) => (
    <Line
      key={paperId}
      name={paperName(type)}
      note={[
        t('documents.paper'),
        form === 'original' || form === 'copy' ? t(`supply.paper.${form}`) : '',
        datedOn ? t('documents.dated', { day: day(datedOn, lang) }) : '',
      ]
        .filter((part) => part !== '')
        .join(' · ')}
    />
  ));
}

/** Letters stand once a claim was decided or settled; the case file of any claim can be had at any time. */
function Claims({ order }: OfOrder): ReactNode {
  const { t, lang } = useWords();
  const { orderId, zone } = order;
  return order.claims.map(({ claimId, grounds, openedAt, state }) => {
    const base = `/v1/orders/${orderId}/claims/${claimId}`;
    const decided = ['determined', 'appealed', 'settled', 'closed'].includes(state);
    return (
      <Line
        key={claimId}
        name={t('documents.claim', { grounds: grounds.map((ground) => t(`claims.ground.${ground as ClaimGround}`)).join(', ') })}
        note={instantIn(openedAt, zone, lang)}
      >
        {decided ? (
          <FileLink url={`${base}/letter?lang=${lang}&format=pdf`} name={`quayside-letter-${claimId}-${lang}.pdf`}>
            {t('documents.letter')}
          </FileLink>
        ) : null}
        <FileLink url={`${base}/case-file`} name={`quayside-case-${claimId}.zip`}>
          {t('documents.case_file')}
        </FileLink>
      </Line>
    );
  });
}

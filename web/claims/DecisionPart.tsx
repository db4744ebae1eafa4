/** What was decided or agreed: the award line by line, when the money leaves, the letter, and the case file. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { day, money } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { saveFile } from '../api/files.ts';
import type { Room } from './room.ts';
import type { ClaimPage } from './shapes.ts';

export function DecisionPart({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { claim } = room;
  const { award, decision, settlement, refunds } = claim;
  const ended = decision !== null || settlement !== null;
  return (
    <Section title={t('claims.decision')} id="decision">
      {ended ? <Award room={room} claim={claim} /> : <p className="text-soft">{t('claims.no_decision')}</p>}
      {award && refunds.length > 0 ? <Refunds room={room} /> : null}
      <Papers room={room} letter={ended} />
    </Section>
  );
}

function Award({ room, claim }: { readonly room: Room; readonly claim: ClaimPage }): ReactNode {
  const { t, lang } = useWords();
  const { award, decision, settlement } = claim;
  const { currency } = room;
  const remedy = settlement && settlement.amountMinor === null ? settlement : null;
  const title = remedy
    ? t('claims.agreed_remedy', {
        what: t(`claims.offer.${remedy.kind}`),
        day: remedy.performBy ? day(remedy.performBy, lang) : '',
      })
    : t(decision ? 'claims.awarded' : 'claims.agreed_money', { amount: money(award?.refundMinor ?? 0, currency) });
  return (
    <>
      <Notice tone={decision && award?.refundMinor === 0 ? 'neutral' : 'good'} title={title}>
        {award?.refundDue ? <p>{t('claims.leaves_by', { day: day(award.refundDue, lang) })}</p> : null}
      </Notice>
      {decision ? (
        <dl className="mt-3 max-w-xl">
          {decision.result.award.lines.map(({ kind, subjects, amountMinor }) => (
            <div key={`${kind}${subjects.join()}`} className="flex justify-between gap-4 py-1">
              <dt>
                {t(`claims.line.${kind}`)} <span className="text-soft">{subjects.join(', ')}</span>
              </dt>
              <dd className="figures">{money(amountMinor, currency)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {decision?.overrides.map(({ subject, reason }) => (
        <p key={subject} className="mt-2 break-words">
          <strong>{t('claims.changed_by_person', { subject })}</strong> {reason ?? t('ui.erased')}
        </p>
      ))}
    </>
  );
}

function Refunds({ room }: { readonly room: Room }): ReactNode {
  const { t, lang } = useWords();
  const { claim, currency } = room;
  return (
    <ul className="mt-3">
      {claim.refunds.map(({ refundId, amountMinor, dueOn, status }) => (
        <li key={refundId} className="flex flex-wrap gap-x-4 py-1">
          <span className="figures">{money(amountMinor, currency)}</span>
          <span className="text-soft">
            {t(status === 'paid' ? 'claims.refund.paid' : 'claims.refund.waits', { day: day(dueOn, lang) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Papers({ room, letter }: { readonly room: Room; readonly letter: boolean }): ReactNode {
  const { t } = useWords();
  const { orderId, claimId } = room;
  const base = `/v1/orders/${orderId}/claims/${claimId}`;
  const save = useMutation({
    mutationFn: ({ url, name }: { readonly url: string; readonly name: string }) => saveFile(url, name),
  });
  const papers = [
    ...(letter
      ? (['en', 'zh'] as const).map((lang) => ({
          label: t(`claims.letter.${lang}`),
          url: `${base}/letter?lang=${lang}&format=pdf`,
          name: `quayside-letter-${claimId}-${lang}.pdf`,
        }))
      : []),
    { label: t('claims.case_file'), url: `${base}/case-file`, name: `quayside-case-${claimId}.zip` },
  ];
  return (
    <div className="mt-4 flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {papers.map(({ label, url, name }) => (
          <Button
            key={url}
            onPress={() => save.mutate({ url, name })}
            busy={save.isPending && save.variables.url === url ? t('ui.loading') : null}
          >
            <Icon name="file" />
            {label}
          </Button>
        ))}
      </div>
      <ErrorNotice error={save.error} />
      <p className="text-soft">{t('claims.case_file.text')}</p>
    </div>
  );
}

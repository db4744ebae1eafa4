/** A supplier in public: what can be covered, what was checked and what that does not prove, and what it sells. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1SuppliersSupplierId200 } from '../../sdk/openapi.ts';
import { codeOf } from '../api/problem.ts';
import { meQuery, supplierQuery } from '../api/queries.ts';
import { PayeeCheck } from '../pay/PayeeCheck.tsx';
import { ButtonLink, buttonLook } from '../ui/Button.tsx';
import { countryName, day, money } from '../ui/figures.ts';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { MissingPage } from '../ui/MissingPage.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import { AssuranceMark } from './AssuranceMark.tsx';
import { Meter } from '../ui/Meter.tsx';
import { categoryName } from './category.ts';

type Supplier = GetV1SuppliersSupplierId200;

export function SupplierPage(): ReactNode {
  const { t, lang } = useWords();
  const { supplierId } = useParams({ from: '/suppliers/$supplierId' });
  const { data: supplier, error } = useQuery(supplierQuery(supplierId));
  const { data: me } = useQuery(meQuery);
  const back = (
    <Link to="/suppliers" className="link mb-2 inline-block">
      {t('suppliers.back')}
    </Link>
  );
  if (!supplier) {
    if (codeOf(error) === 'access.not_found' || codeOf(error) === 'request.invalid') return <MissingPage />;
    return (
      <Page title={t('suppliers.title')} above={back}>
        {error ? <ErrorNotice error={error} /> : <Skeleton rows={6} />}
      </Page>
    );
  }
  const { name, country, about, categories } = supplier;
  const drafts =
    me?.acting?.companyId === supplierId ? null : me ? (
      <ButtonLink to="/orders/new" search={{ supplier: supplierId }} look="primary">
        {t('suppliers.draft')}
      </ButtonLink>
    ) : (
      <ButtonLink to="/sign-in" search={{ next: `/orders/new?supplier=${supplierId}` }} look="primary">
        {t('suppliers.sign_in_to_draft')}
      </ButtonLink>
    );
  return (
    <Page
      title={name}
      above={back}
      aside={
        <div className="no-print flex flex-wrap items-center gap-3">
          {me?.acting && me.acting.companyId !== supplierId ? (
            <PathLink to={`/messages/${supplierId}`} className={buttonLook()}>
              {t('messages.supplier')}
            </PathLink>
          ) : null}
          {drafts}
        </div>
      }
    >
      <div className="-mt-4 mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 text-soft">
        <span>{countryName(country, lang)}</span>
        <AssuranceMark cover={supplier} />
        {categories.length > 0 ? <span>{categories.map((slug) => categoryName(t, slug)).join(', ')}</span> : null}
      </div>
      {about ? <p className="mb-6 max-w-[72ch] whitespace-pre-line">{about}</p> : null}
      <Assurance supplier={supplier} />
      {me?.acting && me.acting.companyId !== supplierId ? (
        <Section title={t('payee.title')}>
          <p>{t('payee.never')}</p>
          <div className="max-w-md">
            <PayeeCheck supplierId={supplierId} />
          </div>
        </Section>
      ) : null}
      <BadgeList badges={supplier.badges} />
      <Products products={supplier.products} />
    </Page>
  );
}

function Assurance({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { t } = useWords();
  const { programme, wholeOrder, limits } = supplier;
  return (
    <Section title={t('suppliers.assurance')}>
      {programme ? null : <Notice tone="neutral" title={t('suppliers.no_programme')} />}
      {wholeOrder ? <Notice tone="good" title={t('suppliers.whole_order')} /> : null}
      {programme && !wholeOrder && limits.length === 0 ? <Notice tone="due" title={t('suppliers.no_limit')} /> : null}
      {programme && !wholeOrder
        ? limits.map(({ currency, grantedMinor, reservedMinor, remainingMinor }) => (
            <div key={currency} className="max-w-xl">
              <Meter
                label={t('suppliers.assurance')}
                parts={[
                  { name: t('suppliers.left'), minor: remainingMinor, tone: 'good' },
                  { name: t('suppliers.reserved'), minor: reservedMinor, tone: 'neutral' },
                ]}
                currency={currency}
              />
              <p className="mt-1 text-soft">
                {t('suppliers.granted')} <span className="figures">{money(grantedMinor, currency)}</span>
              </p>
            </div>
          ))
        : null}
    </Section>
  );
}

function BadgeList({ badges }: { readonly badges: Supplier['badges'] }): ReactNode {
  const { t, lang } = useWords();
  return (
    <Section title={t('suppliers.badges')}>
      {badges.length === 0 ? <p className="max-w-[72ch] text-soft">{t('suppliers.no_badges_text')}</p> : null}
      <ul className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        {badges.map((badge) => (
          <li key={badge.badge}>
            <h3>{badge.name[lang]}</h3>
            <p className="text-soft">
              {t('suppliers.checked_by', {
                name: badge.checkerName,
                date: day(badge.checkedOn, lang),
                until: day(badge.expiresOn, lang),
              })}
            </p>
            <dl className="mt-2 flex flex-col gap-2">
              <div>
                <dt className="font-semibold text-good">{t('suppliers.checked')}</dt>
                <dd>{badge.checked[lang]}</dd>
              </div>
              <div>
                <dt className="font-semibold text-due">{t('suppliers.not_proven')}</dt>
                <dd>{badge.notProven[lang]}</dd>
              </div>
              <div>
                <dt className="text-soft">{t('suppliers.scope')}</dt>
                <dd>{badge.scopeNames.map((scope) => scope[lang]).join(', ')}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Products({ products }: { readonly products: Supplier['products'] }): ReactNode {
  const { t } = useWords();
  return (
    <Section title={t('suppliers.products')}>
      {products.length === 0 ? <Empty title={t('suppliers.no_products')} text={t('suppliers.no_products_text')} /> : null}
      <ul>
        {products.map(({ productId, name, description, unitPriceMinor, currency, minimumQuantity }) => (
          <li
            key={productId}
            className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0"
          >
            <div className="min-w-0 basis-80">
              <h3>{name}</h3>
              {description ? <p className="text-soft">{description}</p> : null}
            </div>
            <p className="sm:text-right">
              {unitPriceMinor !== null && currency !== null ? (
                <span className="figures block">{t('suppliers.price', { price: money(unitPriceMinor, currency) })}</span>
              ) : null}
              {minimumQuantity ? (
                <span className="text-soft">{t('suppliers.minimum', { quantity: minimumQuantity })}</span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

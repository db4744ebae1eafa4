/** Products of the directory: those that are there, changing one, taking one out, and adding one. */
import { type UseMutationResult, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1SuppliersSupplierIdProducts200, PostV1SuppliersSupplierIdProductsBody } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { amountOf } from '../claims/asking.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { amount, money } from '../ui/figures.ts';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { productsQuery } from './queries.ts';
import { categoryName } from '../suppliers/category.ts';

type Product = GetV1SuppliersSupplierIdProducts200['items'][number];

export function Products({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(productsQuery(supplierId));
  return (
    <Section title={t('supply.products')}>
      <ErrorNotice error={error} />
      {data ? null : error ? null : <Skeleton rows={3} />}
      {data?.items.length === 0 ? <Empty title={t('supply.products.none')} text={t('supply.products.none.text')} /> : null}
      <ul>
        {data?.items.map((product) => (
          <Row key={product.productId} supplierId={supplierId} product={product} />
        ))}
      </ul>
      <Add supplierId={supplierId} />
    </Section>
  );
}

function Row({ supplierId, product }: { readonly supplierId: string; readonly product: Product }): ReactNode {
  const { t } = useWords();
  const { productId, name, category, description, unitPriceMinor, currency, minimumQuantity } = product;
  const act = useAct((_: null, headers) =>
    told(api.DELETE('/v1/suppliers/{supplierId}/products/{productId}', { params: { path: { supplierId, productId } }, headers })),
  );
  const [changing, setChanging] = useState(false);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0">
      <div className="min-w-0 basis-80">
        <h3>{name}</h3>
        <p className="text-soft">{[categoryName(t, category), description].filter(Boolean).join(' · ')}</p>
      </div>
      <p>
        {unitPriceMinor !== null && currency !== null ? (
          <span className="figures block">{money(unitPriceMinor, currency)}</span>
        ) : null}
        {minimumQuantity ? <span className="text-soft">{t('suppliers.minimum', { quantity: minimumQuantity })}</span> : null}
      </p>
      {changing ? null : (
        <Button onPress={() => setChanging(true)}>
          {t('supply.products.change')}
          <span className="sr-only">{name}</span>
        </Button>
      )}
      <Confirm
        label={t('supply.products.out')}
        says={t('supply.products.out.says', { name })}
        onConfirm={() => act.mutate(null)}
        pending={act.isPending}
        error={act.error}
      />
      {changing ? <Change supplierId={supplierId} product={product} onClose={() => setChanging(false)} /> : null}
    </li>
  );
}

const FIELDS = ['name', 'category', 'description', 'price', 'currency', 'minimum', 'hs'] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;
const EMPTY: Typed = { name: '', category: '', description: '', price: '', currency: 'USD', minimum: '', hs: '' };

/** A price goes with its currency; what was left empty is not sent. */
function bodyOf({ name, category, description, price, currency, minimum, hs }: Typed): PostV1SuppliersSupplierIdProductsBody {
  const unitPriceMinor = amountOf(price, currency);
  return {
    name: name.trim(),
    category: category.trim().toLowerCase().replaceAll(/\s+/g, '-'),
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    ...(unitPriceMinor === null ? {} : { unitPriceMinor, currency }),
    ...(minimum.trim() === '' ? {} : { minimumQuantity: minimum.trim() }),
    ...(hs.trim() === '' ? {} : { hsCode: hs.trim() }),
  };
}

/** A product as it stands, ready to be changed. */
const typedOf = (product: Product): Typed => ({
  name: product.name,
  category: product.category,
  description: product.description ?? '',
  price: product.unitPriceMinor !== null && product.currency !== null ? amount(product.unitPriceMinor, product.currency) : '',
  currency: product.currency ?? EMPTY.currency,
  minimum: product.minimumQuantity ?? '',
  hs: product.hsCode ?? '',
});

function Add({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const act = useAct((body: PostV1SuppliersSupplierIdProductsBody, headers) =>
    told(api.POST('/v1/suppliers/{supplierId}/products', { params: { path: { supplierId } }, body, headers })),
  );
  if (!open)
    return (
      <div className="mt-3">
        <Button onPress={() => setOpen(true)}>{t('supply.products.add')}</Button>
      </div>
    );
  return <Form first={EMPTY} label={t('supply.products.add')} act={act} onClose={() => setOpen(false)} />;
}

function Change(props: { readonly supplierId: string; readonly product: Product; readonly onClose: () => void }): ReactNode {
  const { supplierId, product, onClose } = props;
  const { t } = useWords();
  const path = { supplierId, productId: product.productId };
  const act = useAct((body: PostV1SuppliersSupplierIdProductsBody, headers) =>
    told(api.PUT('/v1/suppliers/{supplierId}/products/{productId}', { params: { path }, body, headers })),
  );
  return <Form first={typedOf(product)} label={t('supply.products.save')} act={act} onClose={onClose} />;
}

function Form(props: {
  readonly first: Typed;
  readonly label: string;
  readonly act: UseMutationResult<unknown, Error, PostV1SuppliersSupplierIdProductsBody>;
  readonly onClose: () => void;
}): ReactNode {
  const { first, label, act, onClose } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState(first);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act.mutateAsync(bodyOf(typed)).then(onClose, () => undefined);
  };
  return (
    <form className="mt-3 grid w-full max-w-2xl gap-3 sm:grid-cols-2" onSubmit={send}>
      {FIELDS.map((name) => (
        <Field
          key={name}
          label={t(`supply.product.${name}`)}
          help={t(`supply.product.${name}.help`)}
          required={name === 'name' || name === 'category'}
          maxLength={name === 'description' ? 2_000 : 200}
          value={typed[name]}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <div className="flex flex-col gap-3 sm:col-span-2">
        <ErrorNotice error={act.error} />
        <div className="flex gap-2">
          <Button type="submit" look="primary" busy={act.isPending ? t('ui.sending') : null}>
            {label}
          </Button>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
        </div>
      </div>
    </form>
  );
}

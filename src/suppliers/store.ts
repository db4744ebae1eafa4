/** SQL over suppliers' streams and products. All of it is public, so anybody may be the reader. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import type { States } from '../kernel/decider.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { Product } from './types.ts';

export type SupplierRow = {
  readonly id: CompanyId;
  readonly name: string;
  readonly country: string;
  readonly states: States;
  readonly about: string | null;
};

/** A supplier with what it says of itself, or null for a company that is none. One round trip. */
export async function readSupplier(q: Queryable, supplierId: CompanyId): Promise<SupplierRow | null> {
  const { rows } = await q.query<SupplierRow>(
    `select c.id, c.name, c.country, s.state as states, a.body #>> '{}' as about
     from stream s join company c on c.id = s.id
     left join content a on a.supplier_id = s.supplier_id and a.kind = s.kind and a.stream_id = s.id and a.content_kind = 'about'
       and a.content_id = s.state #>> '{suppliers,about,contentId}'
     where s.supplier_id = $1 and s.kind = 'supplier' and s.id = $1`,
    [supplierId],
  );
  return rows[0] ?? null;
}

/** Whether the company has a place in the directory. */
export async function isSupplier(q: Queryable, supplierId: CompanyId): Promise<boolean> {
  const { rowCount } = await q.query(`select 1 from stream where supplier_id = $1 and kind = 'supplier' and id = $1`, [
    supplierId,
  ]);
  return rowCount === 1;
}

/** The programme's policy by name; null before the programme was set up. */
export async function readPolicyName(q: Queryable): Promise<string | null> {
  const { rows } = await q.query<{ policy: string | null }>(
    `select state #>> '{orders,policy}' as policy from stream where kind = 'programme' and id = 'settings'`,
  );
  return rows[0]?.policy ?? null;
}

const PRODUCT = `product_id as "productId", company_id as "companyId", name, category, description, unit_price_minor as "unitPriceMinor",
  currency, minimum_quantity as "minimumQuantity", hs_code as "hsCode"`;

/** Products of a supplier by name; `after` is the name and id of the last one seen. */
export async function listProducts(
  q: Queryable,
  companyId: CompanyId,
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<readonly Product[]> {
  const { rows } = await q.query<Product>(
    `select ${PRODUCT} from product
     where company_id = $1 and ($2::text is null or (name collate "C", product_id collate "C") > ($2, $3))
     order by name collate "C", product_id collate "C" limit $4`,
    [companyId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows;
}

export async function countProducts(tx: Queryable, companyId: CompanyId): Promise<number> {
  const { rows } = await tx.query<{ n: number }>('select count(*)::int as n from product where company_id = $1', [companyId]);
  return rows[0]?.n ?? 0;
}

export async function insertProduct(tx: Queryable, product: Product, at: Instant): Promise<void> {
  await tx.query(
    `insert into product (company_id, product_id, name, category, description, unit_price_minor, currency, minimum_quantity, hs_code, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      product.companyId,
      product.productId,
      product.name,
      product.category,
      product.description,
      product.unitPriceMinor,
      product.currency,
      product.minimumQuantity,
      product.hsCode,
      at,
    ],
  );
}

/** Takes an offer out of the directory; false where there is none. */
export async function deleteProduct(tx: Queryable, companyId: CompanyId, productId: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from product where company_id = $1 and product_id = $2', [companyId, productId]);
  return rowCount === 1;
}

/**
 * The same offer with other words or another price, in its old place; false where there is none. The commit path may not
 * update products, so that nothing else can be changed of one: it is taken out and put in again within one transaction. Who
 * does so waits for who is doing it, or would find the offer gone.
 */
export async function replaceProduct(tx: Queryable, product: Product): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`product/${product.companyId}/${product.productId}`]);
  const { rows } = await tx.query<{ at: Instant }>(
    'delete from product where company_id = $1 and product_id = $2 returning created_at as at',
    [product.companyId, product.productId],
  );
  const [before] = rows;
  if (before) await insertProduct(tx, product, before.at);
  return before !== undefined;
}

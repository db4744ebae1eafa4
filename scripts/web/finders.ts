/** Finds orders, claims, visits and suppliers of the demonstration programme by what they are, as its ids are new each time. */

type Items<T> = { readonly items: readonly T[] };

async function ask<T>(url: string, path: string, cookie: string): Promise<T> {
  const response = await fetch(url + path, { headers: cookie === '' ? {} : { cookie: `quayside.session_token=${cookie}` } });
  return (await response.json()) as T;
}

/** The id of a supplier by a word of its name. */
export async function supplierId(url: string, word: string): Promise<string> {
  const { items } = await ask<Items<{ readonly supplierId: string }>>(url, `/v1/suppliers?query=${word}`, '');
  const [found] = items;
  if (!found) throw new Error(`no supplier is called ${word}`);
  return found.supplierId;
}

/** The order of a person in a state, by the state, who must act and what. */
export const orderIn =
  (state: string, by?: string, what?: string) =>
  async (url: string, cookie: string): Promise<string> => {
    const { items } = await ask<
      Items<{ readonly orderId: string; readonly state: string; readonly next: { readonly by: string; readonly what: string } }>
    >(url, '/v1/orders?limit=50', cookie);
    const found = items.find(
      (order) => order.state === state && [order.next.by, undefined].includes(by) && [order.next.what, undefined].includes(what),
    );
    if (!found) throw new Error(`no order is ${state}`);
    return `/orders/${found.orderId}`;
  };

/** The newest claim of such an order. */
export const claimIn =
  (state: string, by?: string, what?: string) =>
  async (url: string, cookie: string): Promise<string> => {
    const order = await orderIn(state, by, what)(url, cookie);
    const { items } = await ask<Items<{ readonly claimId: string }>>(url, `/v1${order}/claims`, cookie);
    return `${order}/claims/${items.at(-1)?.claimId}`;
  };

/** A page of such an order. */
export const partOf =
  (part: string, state: string) =>
  async (url: string, cookie: string): Promise<string> =>
    `${await orderIn(state)(url, cookie)}/${part}`;

/** The case page of a claim in a state. */
export const caseIn =
  (state: string) =>
  async (url: string, cookie: string): Promise<string> => {
    const { items } = await ask<Items<{ readonly orderId: string; readonly claimId: string }>>(
      url,
      `/v1/claims?state=${state}`,
      cookie,
    );
    const [found] = items;
    if (!found) throw new Error(`no claim is ${state}`);
    return `/desk/claims/${found.orderId}/${found.claimId}`;
  };

/** The first inspection of disputed goods that an agency was appointed for. */
export async function appointed(url: string, cookie: string): Promise<string> {
  const { items } = await ask<Items<{ readonly orderId: string; readonly claimId: string }>>(url, '/v1/appointments', cookie);
  const [found] = items;
  if (!found) throw new Error('nobody is appointed');
  return `/jobs/appointed/${found.orderId}/${found.claimId}`;
}

/** An inspector's visit in a state. */
export const jobIn =
  (status: string) =>
  async (url: string, cookie: string): Promise<string> => {
    const { items } = await ask<Items<{ readonly orderId: string }>>(url, '/v1/orders?limit=50', cookie);
    for (const { orderId } of items) {
      type Visits = { readonly bookings: readonly { readonly bookingId: string; readonly status: string }[] };
      const { bookings } = await ask<Visits>(url, `/v1/orders/${orderId}/inspections`, cookie);
      const found = bookings.find((booking) => booking.status === status);
      if (found) return `/jobs/${found.bookingId}`;
    }
    throw new Error(`no visit is ${status}`);
  };

/**
 * What each act can do to an order by the order's state, written down beside the rules: `done` where it can be done, and
 * elsewhere why never, as the refusals that the rules give there (`nothing`: in order, and it changes nothing). `, claimed`: a claim
 * holds the order. Orders here have a deposit, so goods neither get ready nor leave while nothing is paid.
 */
export type OrderRow = {
  readonly done: readonly string[];
  readonly never: readonly (readonly [because: readonly string[], states: readonly string[]])[];
};

export const ORDER_CELLS: Readonly<Record<string, OrderRow>> = {
  'text changed': {
    done: ['draft', 'sent'],
    never: [
      [['order.wrong_state'], ['confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'version sent': {
    done: ['draft'],
    never: [
      [['order.wrong_state'], ['sent', 'confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'version declined': {
    done: ['sent'],
    never: [
      [['order.wrong_state'], ['draft', 'confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'version confirmed': {
    done: ['sent'],
    never: [
      [['order.wrong_state'], ['draft']],
      [['nothing', 'order.wrong_state'], ['confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  cancelled: {
    done: ['draft', 'sent', 'confirmed'],
    never: [
      [['order.wrong_state'], ['confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'amendment proposed': {
    done: ['confirmed', 'funded', 'ready', 'shipped', 'arrived'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'completed', 'cancelled', 'refunded']],
      [['contract.frozen'], ['confirmed, claimed', 'funded, claimed', 'ready, claimed', 'shipped, claimed', 'arrived, claimed']],
    ],
  },
  'amendment confirmed': {
    done: ['confirmed', 'funded', 'ready', 'shipped', 'arrived'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'completed', 'cancelled', 'refunded']],
      [['contract.frozen'], ['confirmed, claimed', 'funded, claimed', 'ready, claimed', 'shipped, claimed', 'arrived, claimed']],
    ],
  },
  'amendment declined': {
    done: ['confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded'],
    never: [
      [['contract.amendment_none'], ['draft', 'sent']],
    ],
  },
  'money came in': {
    done: ['confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'cancelled', 'refunded']],
    ],
  },
  'ready reported': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'visit booked': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'visit accepted': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed'],
    never: [
      [['inspection.not_booked'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'cancelled']],
      [
        ['inspection.not_booked', 'order.wrong_state'],
        ['arrived', 'arrived, claimed', 'completed', 'refunded'],
      ],
    ],
  },
  'visit declined': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'refunded'],
    never: [
      [['inspection.not_booked'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'cancelled']],
    ],
  },
  'visit cancelled': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'refunded'],
    never: [
      [['inspection.not_booked'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'cancelled']],
    ],
  },
  'visit in vain': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'refunded'],
    never: [
      [['inspection.not_booked'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'cancelled']],
    ],
  },
  'visit repeated': {
    done: ['ready', 'ready, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
      [['shipment.not_ready'], ['funded', 'funded, claimed']],
    ],
  },
  'visit reported': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed'],
    never: [
      [['inspection.not_booked'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'cancelled']],
      [['inspection.not_booked', 'order.wrong_state'], ['arrived', 'arrived, claimed', 'completed', 'refunded']],
    ],
  },
  'inspection waived': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'delay asked for': {
    done: ['funded', 'ready'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
      [['contract.frozen'], ['funded, claimed', 'ready, claimed']],
    ],
  },
  'delay granted': {
    done: ['funded', 'ready'],
    never: [
      [['shipment.delay_none'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'cancelled']],
      [['contract.frozen', 'shipment.delay_none'], ['funded, claimed', 'ready, claimed']],
      [['order.wrong_state', 'shipment.delay_none'], ['completed', 'refunded']],
    ],
  },
  'delay declined': {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed', 'completed', 'refunded'],
    never: [
      [['shipment.delay_none'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'cancelled']],
    ],
  },
  shipped: {
    done: ['funded', 'funded, claimed', 'ready', 'ready, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'shipped', 'shipped, claimed', 'arrived', 'arrived, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'arrival told': {
    done: ['shipped', 'shipped, claimed', 'arrived', 'arrived, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'arrival contested': {
    done: ['arrived', 'arrived, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'shipped', 'shipped, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'receipt confirmed': {
    done: ['shipped', 'shipped, claimed', 'arrived', 'arrived, claimed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'confirmed', 'confirmed, claimed', 'funded', 'funded, claimed', 'ready', 'ready, claimed', 'completed', 'cancelled', 'refunded']],
    ],
  },
  'claim opened': {
    done: ['confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'],
    never: [
      [['order.wrong_state'], ['draft', 'sent', 'cancelled', 'refunded']],
      [['claim.already_open'], ['confirmed, claimed', 'funded, claimed', 'ready, claimed', 'shipped, claimed', 'arrived, claimed']],
    ],
  },
};

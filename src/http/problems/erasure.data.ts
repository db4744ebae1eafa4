/** Refusals of erasing, and of what was erased. */
import type { DocumentsRefusal } from '../../documents/types.ts';
import type { ErasureRefusal } from '../../erasure/types.ts';
import type { Problem } from './problem.ts';

export const ERASURE: Readonly<Record<ErasureRefusal | DocumentsRefusal, Problem>> = {
  'erasure.nothing_named': {
    status: 422,
    title: { en: 'Nothing was named to be erased.', zh: '未指明要删除的内容。' },
    advice: { en: 'Name texts by their content ids, or files by theirs.', zh: '请用内容编号或文件编号指明。' },
  },
  'erasure.unknown': {
    status: 422,
    title: { en: 'The order has no such text or file.', zh: '该订单没有此文字或文件。' },
    detail: { en: 'Not of this order: {unknown}.', zh: '不属于该订单：{unknown}。' },
    advice: { en: 'Take the ids from the order’s page and its claims.', zh: '请从订单页面及其索赔中获取编号。' },
  },
  'erasure.case_open': {
    status: 409,
    title: { en: 'A case is open, or can still be appealed: what it rests on must stand.', zh: '案件未结或仍可申诉，其依据须保留。' },
    advice: { en: 'Erase once the claim is over and the days to appeal have passed.', zh: '请在索赔结束且申诉期届满后再删除。' },
  },
  'erasure.order_open': {
    status: 409,
    title: { en: 'The order still runs: its contract must stand.', zh: '订单仍在履行，合同须保留。' },
    advice: { en: 'Erase once the order has ended. Messages can be erased before.', zh: '请在订单结束后删除。消息可提前删除。' },
  },
  'document.erased': {
    status: 410,
    title: { en: 'This file was erased.', zh: '该文件已被删除。' },
    advice: { en: 'Its hash stands in the order’s events. The file cannot be had again.', zh: '其哈希值仍在订单事件中，文件无法恢复。' },
  },
};

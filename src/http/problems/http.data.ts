/** What people read about requests that never reached a decision, and about faults of ours. */
import type { IdempotencyRefusal } from '../idempotency.ts';
import type { PreconditionRefusal } from '../etag.ts';
import type { PagingRefusal } from '../paging.ts';
import type { UploadRefusal } from '../upload.ts';
import type { Problem } from './problem.ts';

export type RequestRefusal =
  | 'request.malformed' | 'request.invalid' | 'request.media_type' | 'request.too_large'
  | 'route.not_found' | 'route.method_not_allowed' | 'rate.limited' | 'live.too_many' | 'fault';

export const HTTP = {
  'request.malformed': {
    status: 400,
    title: { en: 'The request cannot be read.', zh: '无法读取该请求。' },
    advice: { en: 'Send one JSON document in UTF-8, whole and well-formed.', zh: '请发送一份完整且格式正确的 UTF-8 编码 JSON 文档。' },
  },
  'request.invalid': {
    status: 422,
    title: { en: 'Some fields are not right.', zh: '部分字段不正确。' },
    advice: { en: 'Correct the fields listed under `errors` and send again.', zh: '请更正 `errors` 中列出的字段后重新发送。' },
  },
  'request.media_type': {
    status: 415,
    title: { en: 'This kind of content is not accepted here.', zh: '此处不接受该类型的内容。' },
    detail: { en: 'Content here must be {accepts}.', zh: '此处的内容类型必须是 {accepts}。' },
    advice: { en: 'Set Content-Type to what the reference names for this route.', zh: '请按接口文档为该路由设置 Content-Type。' },
  },
  'request.too_large': {
    status: 413,
    title: { en: 'The request is too large.', zh: '请求内容过大。' },
    detail: { en: 'The request is larger than {maxBytes} bytes.', zh: '请求内容超过 {maxBytes} 字节。' },
    advice: { en: 'Send less text; files go to the upload routes.', zh: '请减少文本内容；文件请通过上传接口发送。' },
  },
  'route.not_found': {
    status: 404,
    title: { en: 'There is nothing at this address.', zh: '该地址没有内容。' },
    advice: { en: 'See /reference for every address.', zh: '所有地址请见 /reference。' },
  },
  'route.method_not_allowed': {
    status: 405,
    title: { en: 'This address does not take this method.', zh: '该地址不支持此方法。' },
    detail: { en: 'This address takes {allow}.', zh: '该地址支持的方法：{allow}。' },
    advice: { en: 'Use a method named in the Allow header.', zh: '请使用 Allow 标头中列出的方法。' },
  },
  'rate.limited': {
    status: 429,
    title: { en: 'Too many requests.', zh: '请求过于频繁。' },
    detail: { en: 'Too many requests; try again in {seconds} s.', zh: '请求过于频繁，请在 {seconds} 秒后重试。' },
    advice: { en: 'Wait as long as Retry-After says. Nothing was done.', zh: '请按 Retry-After 指示的时间等待。本次请求未被执行。' },
  },
  'live.too_many': {
    status: 429,
    title: { en: 'Too many pages listen at once.', zh: '同时监听的页面过多。' },
    detail: { en: 'At most {most} streams a person are open at once.', zh: '每人最多同时打开 {most} 个监听流。' },
    advice: { en: 'Close a page, or one stream, and ask again.', zh: '请关闭一个页面或监听流后重试。' },
  },
  'fault': {
    status: 500,
    title: { en: 'Something failed on our side.', zh: '我方系统出现故障。' },
    advice: {
      en: 'Repeat with the same Idempotency-Key: nothing happens twice. If it persists, report the request id under `instance`.',
      zh: '请使用相同的 Idempotency-Key 重试：操作不会重复执行。如仍失败，请提供 `instance` 中的请求编号。',
    },
  },
  'idempotency.missing': {
    status: 400,
    title: { en: 'The Idempotency-Key header is missing.', zh: '缺少 Idempotency-Key 标头。' },
    advice: { en: 'Send a fresh random key with each act, the same one when you repeat it.', zh: '每次操作请发送新的随机键，重试时使用同一键。' },
  },
  'idempotency.malformed': {
    status: 400,
    title: { en: 'The Idempotency-Key is not usable.', zh: 'Idempotency-Key 不可用。' },
    advice: {
      en: 'Send one key of 1 to 255 visible ASCII characters, such as a UUID.',
      zh: '请只发送一个键，由 1 至 255 个可见 ASCII 字符组成，例如 UUID。',
    },
  },
  'idempotency.key_reused': {
    status: 409,
    title: { en: 'This Idempotency-Key was used for a different request.', zh: '该 Idempotency-Key 已用于另一请求。' },
    advice: { en: 'Use a new key for a new act. Nothing was done.', zh: '新操作请使用新的键。本次请求未被执行。' },
  },
  'precondition.required': {
    status: 428,
    title: { en: 'The If-Match header is missing.', zh: '缺少 If-Match 标头。' },
    advice: { en: 'Read the current version and send its ETag as If-Match.', zh: '请先读取当前版本，并将其 ETag 作为 If-Match 发送。' },
  },
  'precondition.malformed': {
    status: 400,
    title: { en: 'The If-Match header cannot be read.', zh: '无法读取 If-Match 标头。' },
    advice: { en: 'Send the ETag as you got it, with its quotes, such as "v3".', zh: '请原样发送所得的 ETag(含引号),例如 "v3"。' },
  },
  'precondition.failed': {
    status: 412,
    title: { en: 'The version changed since you read it.', zh: '自您读取后版本已变更。' },
    detail: { en: 'The current version is {current}.', zh: '当前版本为 {current}。' },
    advice: { en: 'Read it again, look at what changed, and repeat.', zh: '请重新读取，查看变更内容后重试。' },
  },
  'paging.cursor_invalid': {
    status: 422,
    title: { en: 'This cursor is not from this list.', zh: '该游标不属于此列表。' },
    advice: {
      en: 'Use `next` of the page before unchanged, with the same filters, or begin without a cursor.',
      zh: '请在筛选条件不变的情况下原样使用上一页的 `next`,或不带游标重新开始。',
    },
  },
  'upload.too_large': {
    status: 413,
    title: { en: 'The file is too large.', zh: '文件过大。' },
    detail: { en: 'The file is larger than {maxBytes} bytes.', zh: '文件超过 {maxBytes} 字节。' },
    advice: { en: 'Send a smaller file, or split it.', zh: '请发送较小的文件，或拆分后上传。' },
  },
  'upload.type_refused': {
    status: 415,
    title: { en: 'This kind of file is not accepted.', zh: '不接受该类型的文件。' },
    detail: { en: 'The content is not one of: {kinds}.', zh: '文件内容不属于以下类型：{kinds}。' },
    advice: {
      en: 'The content decides, not the name. Export the document as one of the kinds named; text must be UTF-8.',
      zh: '以文件内容而非文件名为准。请将文档导出为所列类型之一；文本须为 UTF-8 编码。',
    },
  },
  'upload.pdf_locked': {
    status: 422,
    title: { en: 'This PDF is locked.', zh: '该 PDF 已加密。' },
    advice: { en: 'Save it without a password or restrictions and send it again.', zh: '请去除密码或限制后重新发送。' },
  },
  'upload.pdf_active': {
    status: 422,
    title: { en: 'This PDF holds scripts, programs or media.', zh: '该 PDF 含有脚本、程序或媒体内容。' },
    advice: { en: 'Print it to a new PDF and send that.', zh: '请将其打印为新的 PDF 后再发送。' },
  },
  'upload.pdf_pages': {
    status: 422,
    title: { en: 'This PDF has too many pages.', zh: '该 PDF 页数过多。' },
    detail: { en: 'At most {maxPages} pages.', zh: '最多 {maxPages} 页。' },
    advice: { en: 'Send the pages that matter, or split it.', zh: '请发送相关页面，或拆分后发送。' },
  },
  'upload.empty': {
    status: 422,
    title: { en: 'There is no file, or it is empty.', zh: '没有文件，或文件为空。' },
    advice: { en: 'Send one file that is not empty.', zh: '请发送一个非空文件。' },
  },
  'upload.malformed': {
    status: 400,
    title: { en: 'The upload cannot be read.', zh: '无法读取上传内容。' },
    advice: {
      en: 'Send one file as multipart/form-data, whole, with at most ten short text fields.',
      zh: '请以 multipart/form-data 完整发送一个文件，文本字段不超过十个。',
    },
  },
} satisfies Record<RequestRefusal | IdempotencyRefusal | PreconditionRefusal | PagingRefusal | UploadRefusal, Problem>;

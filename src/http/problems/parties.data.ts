/** What people read about sign-in, rights, companies and members; `order.not_party` stands with the orders. */
import type { PartiesRefusal } from '../../parties/types.ts';
import type { Problem } from './problem.ts';

/** Parts of an address; the page calls them as the country does, here they are told wherever it is. */
const ADDRESS_PARTS = {
  lines: { en: 'street and number', zh: '街道及门牌号' },
  district: { en: 'district', zh: '区' },
  city: { en: 'city', zh: '城市' },
  region: { en: 'state or province', zh: '省或州' },
  postCode: { en: 'post code', zh: '邮政编码' },
} as const;

export const PARTIES = {
  'access.unauthenticated': {
    status: 401,
    title: { en: 'You are not signed in.', zh: '您尚未登录。' },
    advice: { en: 'Sign in, or send a valid API key.', zh: '请登录，或发送有效的 API 密钥。' },
  },
  'access.not_found': {
    status: 404,
    title: { en: 'There is no such thing, or you may not see it.', zh: '该内容不存在，或您无权查看。' },
    advice: { en: 'Check the id, and that you act for the right company.', zh: '请核对编号，并确认您代表的是正确的公司。' },
  },
  'access.denied': {
    status: 403,
    title: { en: 'Your role does not allow this.', zh: '您的角色无权执行此操作。' },
    advice: { en: 'Ask an owner of your company to do it or to change your role.', zh: '请由贵公司的所有者操作，或请其调整您的角色。' },
  },
  'access.scope_missing': {
    status: 403,
    title: { en: 'The API key may not do this.', zh: '该 API 密钥无权执行此操作。' },
    detail: { en: 'The API key lacks the scope {scope}.', zh: '该 API 密钥缺少权限 {scope}。' },
    advice: { en: 'Make a key with the scope needed, or sign in.', zh: '请创建具有所需权限的密钥，或直接登录。' },
  },
  'access.step_up': {
    status: 403,
    title: { en: 'This needs a fresh proof that it is you.', zh: '此操作需要再次验证身份。' },
    advice: { en: 'Confirm your identity again (password and second factor), then repeat.', zh: '请再次验证身份（密码和第二因素）,然后重试。' },
  },
  'company.country_unknown': {
    status: 422,
    title: { en: 'This country is not known.', zh: '未知国家或地区。' },
    detail: { en: '“{country}” is not a country code.', zh: '“{country}”不是国家或地区代码。' },
    advice: { en: 'Use a two-letter ISO 3166-1 code such as CN, GB or US.', zh: '请使用 ISO 3166-1 两字母代码，例如 CN、GB 或 US。' },
  },
  'company.zone_unknown': {
    status: 422,
    title: { en: 'This time zone is not known.', zh: '未知时区。' },
    detail: { en: '“{zone}” is not a time zone.', zh: '“{zone}”不是时区名称。' },
    advice: {
      en: 'Use an IANA name such as Asia/Shanghai or Europe/London.',
      zh: '请使用 IANA 时区名称，例如 Asia/Shanghai 或 Europe/London。',
    },
  },
  'company.none_chosen': {
    status: 409,
    title: { en: 'You act for no company yet.', zh: '您尚未选择所代表的公司。' },
    advice: {
      en: 'Name one of your companies in the header Quayside-Company, or create one at POST /v1/companies.',
      zh: '请在 Quayside-Company 标头中写明您所属的公司，或通过 POST /v1/companies 创建公司。',
    },
  },
  'company.name_missing': {
    status: 422,
    title: { en: 'The company has no name.', zh: '公司缺少名称。' },
    advice: {
      en: 'Give the name exactly as it is registered: bank accounts are compared with it.',
      zh: '请填写与注册登记完全一致的名称：银行账户将与其核对。',
    },
  },
  'address.field_unused': {
    status: 422,
    title: { en: 'Addresses of this country have no such part.', zh: '该国家或地区的地址没有此项。' },
    detail: { en: 'Addresses in {country} have no {field}.', zh: '{country} 的地址没有“{field}”。' },
    words: { field: ADDRESS_PARTS },
    advice: { en: 'Leave it out; the country’s address format lists every part.', zh: '请勿填写此项；该国家或地区的地址格式列出了全部组成部分。' },
  },
  'address.field_missing': {
    status: 422,
    title: { en: 'A part of the address is missing.', zh: '地址缺少一项。' },
    detail: { en: 'An address in {country} needs {field}.', zh: '{country} 的地址须填写“{field}”。' },
    words: { field: ADDRESS_PARTS },
    advice: { en: 'Fill it in as the register has it.', zh: '请按登记信息填写。' },
  },
  'address.region_unknown': {
    status: 422,
    title: { en: 'There is no such state or province in this country.', zh: '该国家或地区没有此省或州。' },
    detail: { en: '“{region}” is none of {country}.', zh: '“{region}”不属于 {country}。' },
    advice: { en: 'Choose one of the list.', zh: '请从列表中选择。' },
  },
  'address.post_code_malformed': {
    status: 422,
    title: { en: 'This is no post code of this country.', zh: '邮政编码不符合该国家或地区的格式。' },
    detail: { en: '“{postCode}” is not written like {example}.', zh: '“{postCode}”的写法与 {example} 不同。' },
    advice: { en: 'Write it as on an envelope there.', zh: '请按当地信封上的写法填写。' },
  },
  'member.unknown_user': {
    status: 422,
    title: { en: 'Nobody is registered under this address.', zh: '该地址没有注册用户。' },
    advice: { en: 'Check the address, or ask the person to register first.', zh: '请核对地址，或请对方先注册。' },
  },
  'member.already': {
    status: 409,
    title: { en: 'This person is already a member.', zh: '此人已是成员。' },
    advice: { en: 'Change the role of the existing member instead.', zh: '如需调整，请修改现有成员的角色。' },
  },
  'member.last_owner': {
    status: 409,
    title: { en: 'A company keeps at least one owner.', zh: '公司必须至少保留一名所有者。' },
    advice: { en: 'Make another member an owner first.', zh: '请先将另一名成员设为所有者。' },
  },
  'company.phone_malformed': {
    status: 422,
    title: { en: 'This is not a telephone number.', zh: '这不是电话号码。' },
    detail: { en: '“{phone}” is not a telephone number.', zh: '“{phone}”不是电话号码。' },
    advice: { en: 'Write it with the country’s prefix, such as +86 755 1234 5678.', zh: '请连同国家代码书写，例如 +86 755 1234 5678。' },
  },
  'invitation.not_found': {
    status: 404,
    title: { en: 'There is no such invitation.', zh: '没有该邀请。' },
    advice: { en: 'Ask for a new invitation; the old one may have been taken back.', zh: '请索取新的邀请；原邀请可能已撤回。' },
  },
  'invitation.expired': {
    status: 409,
    title: { en: 'The invitation has expired.', zh: '邀请已过期。' },
    advice: { en: 'Ask an owner of the company for a new one.', zh: '请向公司所有者索取新的邀请。' },
  },
  'invitation.other_address': {
    status: 403,
    title: { en: 'The invitation is for another e-mail address.', zh: '该邀请发给另一电子邮箱。' },
    advice: { en: 'Sign in with the address that was invited.', zh: '请使用受邀的电子邮箱登录。' },
  },
  'staff.not_operator': {
    status: 422,
    title: { en: 'This person does not belong to the programme’s company.', zh: '此人不属于本计划的运营公司。' },
    advice: { en: 'Make the person a member of the programme’s company first.', zh: '请先将此人加入运营公司。' },
  },
} satisfies Record<Exclude<PartiesRefusal, 'order.not_party'>, Problem>;

/** The addresses of the web application. Each page is a file of its own and is fetched when it is first opened. */
import type { QueryClient } from '@tanstack/react-query';
import {
  type RouterHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from './api/queries.ts';
import { HomePage } from './home/HomePage.tsx';
import { type OrderState, isState } from './orders/states.ts';
import { readNext } from './session/next.ts';
import { readAuditSearch, readBankSearch, readLessonsSearch, readLimitsSearch } from './operator/search.ts';
import { Shell } from './ui/Shell.tsx';
import { BrokenPage, MissingPage } from './ui/MissingPage.tsx';
import { allWords } from './ui/words.ts';
import { readSearch } from './suppliers/search.ts';
import { readPeriod } from './statements/search.ts';

type Context = { readonly queryClient: QueryClient };

const root = createRootRouteWithContext<Context>()({
  // The first page has its words with it; those of the others are fetched with the first of them.
  beforeLoad: async ({ location }) => {
    if (location.pathname !== '/') await allWords();
  },
  component: Shell,
  notFoundComponent: MissingPage,
  errorComponent: BrokenPage,
});
const at = <P extends string>(path: P) => ({ path, getParentRoute: () => root }) as const;

/** Pages behind sign-in: a visitor is taken to it and comes back afterwards. */
const signedIn = {
  beforeLoad: async ({ location, context }: { readonly location: { readonly href: string }; readonly context: Context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me === null) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
  },
};

const routes = [
  createRoute({ ...at('/'), component: HomePage }),
  createRoute({
    ...at('/suppliers'),
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./suppliers/SuppliersPage.tsx'), 'SuppliersPage'),
  }),
  createRoute({
    ...at('/suppliers/$supplierId'),
    component: lazyRouteComponent(() => import('./suppliers/SupplierPage.tsx'), 'SupplierPage'),
  }),
  createRoute({ ...at('/how-it-works'), component: lazyRouteComponent(() => import('./how/HowPage.tsx'), 'HowPage') }),
  createRoute({ ...at('/fees'), component: lazyRouteComponent(() => import('./how/FeesPage.tsx'), 'FeesPage') }),
  createRoute({ ...at('/demo'), component: lazyRouteComponent(() => import('./demo/DemoPage.tsx'), 'DemoPage') }),
  createRoute({ ...at('/verify'), component: lazyRouteComponent(() => import('./verify/VerifyPage.tsx'), 'VerifyPage') }),
  createRoute({
    ...at('/orders/$orderId/claims/new'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./claims/OpenClaimPage.tsx'), 'OpenClaimPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/claims/$claimId'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./claims/ClaimPage.tsx'), 'ClaimPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/claims'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./claims/ClaimsPage.tsx'), 'ClaimsPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/inspection'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./visits/BookPage.tsx'), 'BookPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/messages'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./messages/OrderMessagesPage.tsx'), 'OrderMessagesPage'),
  }),
  createRoute({
    ...at('/messages'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./messages/MessagesPage.tsx'), 'MessagesPage'),
  }),
  createRoute({
    ...at('/messages/$companyId'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./messages/ThreadPage.tsx'), 'ThreadPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/statement'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./statements/OrderStatementPage.tsx'), 'OrderStatementPage'),
  }),
  createRoute({
    ...at('/statements'),
    ...signedIn,
    validateSearch: readPeriod,
    component: lazyRouteComponent(() => import('./statements/StatementsPage.tsx'), 'StatementsPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/ready'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/ReadyPage.tsx'), 'ReadyPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/ship'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/ShipPage.tsx'), 'ShipPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/delay'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/DelayPage.tsx'), 'DelayPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/arrival'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/ArrivalPage.tsx'), 'ArrivalPage'),
  }),
  createRoute({
    ...at('/supply'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/SupplyPage.tsx'), 'SupplyPage'),
  }),
  createRoute({
    ...at('/supply/limit'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/LimitPage.tsx'), 'LimitPage'),
  }),
  createRoute({
    ...at('/supply/payouts'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/PayoutsPage.tsx'), 'PayoutsPage'),
  }),
  createRoute({
    ...at('/supply/account'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/AccountPage.tsx'), 'AccountPage'),
  }),
  createRoute({
    ...at('/supply/profile'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./supply/ProfilePage.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...at('/sign-in'),
    validateSearch: readNext,
    component: lazyRouteComponent(() => import('./session/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...at('/company'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./company/CompanyPage.tsx'), 'CompanyPage'),
  }),
  createRoute({
    ...at('/invitations/$invitationId'),
    component: lazyRouteComponent(() => import('./company/InvitationPage.tsx'), 'InvitationPage'),
  }),
  createRoute({ ...at('/account'), component: lazyRouteComponent(() => import('./session/AccountPage.tsx'), 'AccountPage') }),
  createRoute({
    ...at('/forgotten-password'),
    component: lazyRouteComponent(() => import('./session/NewPasswordPage.tsx'), 'ForgottenPage'),
  }),
  createRoute({
    ...at('/new-password'),
    validateSearch: ({ token }: Record<string, unknown>): { readonly token: string } => ({
      token: typeof token === 'string' ? token.slice(0, 100) : '',
    }),
    component: lazyRouteComponent(() => import('./session/NewPasswordPage.tsx'), 'NewPasswordPage'),
  }),
  createRoute({
    ...at('/sign-up'),
    validateSearch: readNext,
    component: lazyRouteComponent(() => import('./session/SignUpPage.tsx'), 'SignUpPage'),
  }),
  createRoute({ ...at('/home'), ...signedIn, component: lazyRouteComponent(() => import('./home/NeedsPage.tsx'), 'NeedsPage') }),
  createRoute({
    ...at('/orders'),
    ...signedIn,
    validateSearch: ({ state }: Record<string, unknown>): { readonly state?: OrderState } => (isState(state) ? { state } : {}),
    component: lazyRouteComponent(() => import('./orders/OrdersPage.tsx'), 'OrdersPage'),
  }),
  createRoute({
    ...at('/orders/new'),
    ...signedIn,
    validateSearch: ({ supplier }: Record<string, unknown>): { readonly supplier: string } => ({
      supplier: typeof supplier === 'string' ? supplier.slice(0, 40) : '',
    }),
    component: lazyRouteComponent(() => import('./draft/DraftPage.tsx'), 'DraftPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/edit'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./draft/RewritePage.tsx'), 'EditPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/amend'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./draft/RewritePage.tsx'), 'AmendPage'),
  }),
  createRoute({
    ...at('/orders/$orderId'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./orders/OrderPage.tsx'), 'OrderPage'),
  }),
  // Without sign-in first: an inspector's jobs open on the phone where there is no connection to ask who is there.
  createRoute({ ...at('/jobs'), component: lazyRouteComponent(() => import('./inspector/JobsPage.tsx'), 'JobsPage') }),
  createRoute({
    ...at('/jobs/appointed/$orderId/$claimId'),
    component: lazyRouteComponent(() => import('./inspector/AppointedPage.tsx'), 'AppointedPage'),
  }),
  createRoute({ ...at('/jobs/$bookingId'), component: lazyRouteComponent(() => import('./inspector/JobPage.tsx'), 'JobPage') }),
  createRoute({
    ...at('/jobs/$bookingId/report'),
    component: lazyRouteComponent(() => import('./inspector/ReportPage.tsx'), 'ReportPage'),
  }),
  createRoute({
    ...at('/desk'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/DeskPage.tsx'), 'DeskPage'),
  }),
  createRoute({
    ...at('/desk/claims/$orderId/$claimId'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/CasePage.tsx'), 'CasePage'),
  }),
  createRoute({
    ...at('/desk/bank'),
    ...signedIn,
    validateSearch: readBankSearch,
    component: lazyRouteComponent(() => import('./operator/BankPage.tsx'), 'BankPage'),
  }),
  createRoute({
    ...at('/desk/refunds'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/RefundsPage.tsx'), 'RefundsPage'),
  }),
  createRoute({
    ...at('/desk/payouts'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/PayoutsPage.tsx'), 'PayoutsPage'),
  }),
  createRoute({
    ...at('/desk/payees'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/PayeesPage.tsx'), 'PayeesPage'),
  }),
  createRoute({
    ...at('/desk/lessons'),
    ...signedIn,
    validateSearch: readLessonsSearch,
    component: lazyRouteComponent(() => import('./operator/LessonsPage.tsx'), 'LessonsPage'),
  }),
  createRoute({
    ...at('/desk/check'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/CheckPage.tsx'), 'CheckPage'),
  }),
  createRoute({
    ...at('/desk/limits'),
    ...signedIn,
    validateSearch: readLimitsSearch,
    component: lazyRouteComponent(() => import('./operator/LimitsPage.tsx'), 'LimitsPage'),
  }),
  createRoute({
    ...at('/desk/policies'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/PoliciesPage.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    ...at('/desk/fund'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/FundPage.tsx'), 'FundPage'),
  }),
  createRoute({
    ...at('/desk/audit'),
    ...signedIn,
    validateSearch: readAuditSearch,
    component: lazyRouteComponent(() => import('./operator/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...at('/desk/health'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/HealthPage.tsx'), 'HealthPage'),
  }),
  createRoute({
    ...at('/desk/people'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    ...at('/desk/balance'),
    ...signedIn,
    component: lazyRouteComponent(() => import('./operator/BalancePage.tsx'), 'BalancePage'),
  }),
] as const;

/** The browser's has its history; one that draws on the server begins at an address, and restores no scrolling by a script. */
export const makeRouter = (queryClient: QueryClient, history?: RouterHistory) =>
  createRouter({
    routeTree: root.addChildren(routes),
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: !import.meta.env.SSR,
    defaultNotFoundComponent: MissingPage,
    ...(history ? { history } : {}),
  });

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: AppRouter;
  }
}

/** The addresses of the web application. Each page is a file of its own and is fetched when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { HomePage } from './home/HomePage.tsx';
import { Shell } from './ui/Shell.tsx';
import { BrokenPage, MissingPage } from './ui/MissingPage.tsx';
import { readSearch } from './suppliers/search.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage, errorComponent: BrokenPage });
const at = <P extends string>(path: P) => ({ path, getParentRoute: () => root }) as const;

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
  createRoute({ ...at('/verify'), component: lazyRouteComponent(() => import('./verify/VerifyPage.tsx'), 'VerifyPage') }),
  createRoute({
    ...at('/orders/$orderId/claims/new'),
    component: lazyRouteComponent(() => import('./claims/OpenClaimPage.tsx'), 'OpenClaimPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/claims/$claimId'),
    component: lazyRouteComponent(() => import('./claims/ClaimPage.tsx'), 'ClaimPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/claims'),
    component: lazyRouteComponent(() => import('./claims/ClaimsPage.tsx'), 'ClaimsPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/ready'),
    component: lazyRouteComponent(() => import('./supply/ReadyPage.tsx'), 'ReadyPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/ship'),
    component: lazyRouteComponent(() => import('./supply/ShipPage.tsx'), 'ShipPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/delay'),
    component: lazyRouteComponent(() => import('./supply/DelayPage.tsx'), 'DelayPage'),
  }),
  createRoute({
    ...at('/orders/$orderId/arrival'),
    component: lazyRouteComponent(() => import('./supply/ArrivalPage.tsx'), 'ArrivalPage'),
  }),
  createRoute({ ...at('/supply'), component: lazyRouteComponent(() => import('./supply/SupplyPage.tsx'), 'SupplyPage') }),
  createRoute({ ...at('/supply/limit'), component: lazyRouteComponent(() => import('./supply/LimitPage.tsx'), 'LimitPage') }),
  createRoute({
    ...at('/supply/account'),
    component: lazyRouteComponent(() => import('./supply/AccountPage.tsx'), 'AccountPage'),
  }),
  createRoute({
    ...at('/supply/profile'),
    component: lazyRouteComponent(() => import('./supply/ProfilePage.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...at('/sign-in'),
    validateSearch: (search: Record<string, unknown>): { readonly next?: string } => {
      const { next } = search;
      // Only addresses of this site: a sign-in page must not send people elsewhere.
      return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
    },
    component: lazyRouteComponent(() => import('./session/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({ ...at('/sign-up'), component: lazyRouteComponent(() => import('./session/SignUpPage.tsx'), 'SignUpPage') }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: MissingPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}

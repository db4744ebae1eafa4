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
    ...at('/sign-in'),
    validateSearch: (search: Record<string, unknown>): { readonly next?: string } => {
      const { next } = search;
      // Only addresses of this site: a sign-in page must not send people elsewhere.
      return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
    },
    component: lazyRouteComponent(() => import('./session/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({ ...at('/sign-up'), component: lazyRouteComponent(() => import('./session/SignUpPage.tsx'), 'SignUpPage') }),
  createRoute({ ...at('/jobs'), component: lazyRouteComponent(() => import('./inspector/JobsPage.tsx'), 'JobsPage') }),
  createRoute({ ...at('/jobs/$bookingId'), component: lazyRouteComponent(() => import('./inspector/JobPage.tsx'), 'JobPage') }),
  createRoute({
    ...at('/jobs/$bookingId/report'),
    component: lazyRouteComponent(() => import('./inspector/ReportPage.tsx'), 'ReportPage'),
  }),
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

/** Starts the web application: theme, language, then the page that the address names. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries.ts';
import { router } from './router.tsx';
import { applyTheme } from './ui/theme.ts';
import { firstLang, speak } from './ui/words.ts';
import './ui/theme.css';

// After an update the files of an open page are gone; the page of today has today's.
window.addEventListener('vite:preloadError', () => location.reload());

applyTheme();
await speak(firstLang());
const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}

// Names of companies may be Chinese whatever the page's language is: their glyphs come after everything else.
void import('./ui/noto.css');

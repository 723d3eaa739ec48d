import type { ReactNode } from 'react';
import { createHashRouter, type RouteObject } from 'react-router';

import { HomePage } from './features/home/HomePage.tsx';
import { NotFoundPage } from './features/shell/NotFoundPage.tsx';
import { PageError } from './features/shell/PageError.tsx';
import { Shell } from './features/shell/Shell.tsx';

type Page = () => ReactNode;

/** A page that is loaded when somebody goes there. */
const page = (path: string, load: () => Promise<Page>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
});

const pages: RouteObject[] = [
  page('datasets', async () => (await import('./features/datasets/DatasetsPage.tsx')).DatasetsPage),
  page('datasets/new', async () => (await import('./features/contribute/ContributePage.tsx')).ContributePage),
  page('datasets/:id', async () => (await import('./features/datasets/DatasetPage.tsx')).DatasetPage),
  page('proposals', async () => (await import('./features/proposals/ProposalsPage.tsx')).ProposalsPage),
  page('proposals/new', async () => (await import('./features/propose/ProposePage.tsx')).ProposePage),
  page('proposals/:number', async () => (await import('./features/proposals/ProposalPage.tsx')).ProposalPage),
  page('round', async () => (await import('./features/round/RoundPage.tsx')).RoundPage),
  page('manifests', async () => (await import('./features/manifests/ManifestsPage.tsx')).ManifestsPage),
  page('manifests/:round', async () => (await import('./features/manifests/ManifestPage.tsx')).ManifestPage),
  page('people', async () => (await import('./features/people/PeoplePage.tsx')).PeoplePage),
  page('people/register', async () => (await import('./features/people/RegisterPage.tsx')).RegisterPage),
  page('people/:id', async () => (await import('./features/people/PersonPage.tsx')).PersonPage),
  page('board', async () => (await import('./features/board/BoardPage.tsx')).BoardPage),
  page('in-it', async () => (await import('./features/in-it/InItPage.tsx')).InItPage),
  page('settings', async () => (await import('./features/settings/SettingsPage.tsx')).SettingsPage),
  page('commons', async () => (await import('./features/commons/CommonsPage.tsx')).CommonsPage),
];

/** Routes are kept behind the address's hash, so that the page works wherever its files lie. */
export const makeRouter = () =>
  createHashRouter([
    {
      Component: Shell,
      ErrorBoundary: PageError,
      children: [
        { index: true, Component: HomePage },
        {
          ErrorBoundary: PageError,
          children: pages,
        },
        { path: '*', Component: NotFoundPage },
      ],
    },
  ]);

import { lazy, type ComponentType, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';

import { HomePage } from './features/home/HomePage.tsx';
import { NotFoundPage } from './features/shell/NotFoundPage.tsx';
import { Shell } from './features/shell/Shell.tsx';

type Page = () => ReactNode;

/** A page that is loaded when somebody goes there. */
const page = (load: () => Promise<Page>): ComponentType => lazy(async () => ({ default: await load() }));

const pages: Record<string, ComponentType> = {
  datasets: page(async () => (await import('./features/datasets/DatasetsPage.tsx')).DatasetsPage),
  'datasets/new': page(async () => (await import('./features/contribute/ContributePage.tsx')).ContributePage),
  'datasets/:id': page(async () => (await import('./features/datasets/DatasetPage.tsx')).DatasetPage),
  proposals: page(async () => (await import('./features/proposals/ProposalsPage.tsx')).ProposalsPage),
  'proposals/new': page(async () => (await import('./features/propose/ProposePage.tsx')).ProposePage),
  'proposals/:number': page(async () => (await import('./features/proposals/ProposalPage.tsx')).ProposalPage),
  round: page(async () => (await import('./features/round/RoundPage.tsx')).RoundPage),
  manifests: page(async () => (await import('./features/manifests/ManifestsPage.tsx')).ManifestsPage),
  'manifests/:round': page(async () => (await import('./features/manifests/ManifestPage.tsx')).ManifestPage),
  people: page(async () => (await import('./features/people/PeoplePage.tsx')).PeoplePage),
  'people/register': page(async () => (await import('./features/people/RegisterPage.tsx')).RegisterPage),
  'people/:id': page(async () => (await import('./features/people/PersonPage.tsx')).PersonPage),
  board: page(async () => (await import('./features/board/BoardPage.tsx')).BoardPage),
  'in-it': page(async () => (await import('./features/in-it/InItPage.tsx')).InItPage),
  settings: page(async () => (await import('./features/settings/SettingsPage.tsx')).SettingsPage),
  commons: page(async () => (await import('./features/commons/CommonsPage.tsx')).CommonsPage),
};

/** Every page of the app, within what is around all of them. */
export const AppRoutes = (): ReactNode => (
  <Routes>
    <Route element={<Shell />}>
      <Route index element={<HomePage />} />
      {Object.entries(pages).map(([path, Page]) => (
        <Route key={path} path={path} element={<Page />} />
      ))}
      <Route path="*" element={<NotFoundPage />} />
    </Route>
  </Routes>
);

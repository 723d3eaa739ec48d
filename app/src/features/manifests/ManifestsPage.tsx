import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function ManifestsPage(): ReactNode {
  return <PageTitle title="Manifests" />;
}

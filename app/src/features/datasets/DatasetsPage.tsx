import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function DatasetsPage(): ReactNode {
  return <PageTitle title="Datasets" />;
}

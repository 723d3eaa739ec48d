import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function DatasetPage(): ReactNode {
  return <PageTitle title="Dataset" />;
}

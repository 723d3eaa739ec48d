import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function ContributePage(): ReactNode {
  return <PageTitle title="Bring a dataset" />;
}

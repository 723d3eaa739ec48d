import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function PersonPage(): ReactNode {
  return <PageTitle title="Person" />;
}

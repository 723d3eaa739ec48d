import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function ProposePage(): ReactNode {
  return <PageTitle title="New proposal" />;
}

import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function ProposalsPage(): ReactNode {
  return <PageTitle title="Proposals" />;
}

import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function ProposalPage(): ReactNode {
  return <PageTitle title="Proposal" />;
}

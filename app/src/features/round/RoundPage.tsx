import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function RoundPage(): ReactNode {
  return <PageTitle title="Round" />;
}

import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function HomePage(): ReactNode {
  return <PageTitle title="The commons">Who gives data for training decides together what it is used for.</PageTitle>;
}

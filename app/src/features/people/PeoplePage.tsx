import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function PeoplePage(): ReactNode {
  return <PageTitle title="People" />;
}

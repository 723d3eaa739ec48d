import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function CommonsPage(): ReactNode {
  return <PageTitle title="Commons" />;
}

import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function ManifestPage(): ReactNode {
  return <PageTitle title="Manifest" />;
}

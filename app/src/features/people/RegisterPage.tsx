import type { ReactNode } from 'react';

import { PageTitle } from '../../components/PageTitle.tsx';

export function RegisterPage(): ReactNode {
  return <PageTitle title="Register" />;
}

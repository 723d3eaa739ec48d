import { createFormContext } from '@mantine/form';

import type { DraftValues } from './draft.ts';

/** What the steps have in common: everything that is typed or chosen. */
export const [ContributeFormProvider, useContributeForm, useNewContributeForm] = createFormContext<DraftValues>();

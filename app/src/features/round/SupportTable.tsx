import type { Slope, Support } from '@commonweight/manifest';
import { Anchor, Table } from '@mantine/core';
import type { ReactNode } from 'react';

import { formatPercent } from '../../components/format.ts';
import { lineAt } from './explainShare.ts';

/** A dataset's support in numbers: one row for each number of points beyond which it falls. */
export function SupportTable(props: { support: Support; slope: Slope; cast: bigint; name: string }): ReactNode {
  const { support, slope, cast, name } = props;
  const steps = support.flatMap((power, points) =>
    points >= 1 && power > 0n && (support[points + 1] ?? 0n) < power ? [{ points, power }] : [],
  );
  if (steps.length === 0) return null;
  const part = (power: number): string => formatPercent(cast === 0n ? 0 : power / Number(cast), 1);
  return (
    <details>
      <Anchor component="summary" size="sm">
        In numbers
      </Anchor>
      <Table aria-label={`Support of ${name}`} mt="xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Points, or more</Table.Th>
            <Table.Th scope="col">Power that gives them</Table.Th>
            <Table.Th scope="col">Power that such a share takes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map(({ points, power }) => (
            <Table.Tr key={points}>
              <Table.Td>{points}</Table.Td>
              <Table.Td>{part(Number(power))}</Table.Td>
              <Table.Td>{part(lineAt(points, slope))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}

import { Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { encodeFunctionData, type Abi } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { formatSetting, SETTINGS, type Setting } from '../../commons/settings.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { AddButton } from './AddButton.tsx';
import { useMeans } from './queries.ts';
import { readSetting, settingInput, TIME_UNITS, type TimeUnit } from './readAmount.ts';

const SUFFIX = { seconds: '', bps: 'in %', wei: 'in tokens', count: '' };

/** A new value for one of the numbers by which the commons runs. */
function ValueForm({
  setting,
  now,
  max,
  onAdd,
}: {
  setting: Setting;
  now: bigint;
  max: bigint | undefined;
  onAdd: (action: Action) => void;
}): ReactNode {
  const { contracts } = useChain();
  const [typed, setTyped] = useState(() => settingInput(now, setting.unit));
  const { unit, min, about, countsFrom, contract, functionName } = setting;

  function make(): Action {
    const value = readSetting(setting, typed.input, typed.timeUnit, max);
    if (value === now) throw new Error('That is what it is now: nothing would change.');
    const { address, abi }: { address: Action['target']; abi: Abi } = contracts[contract];
    // viem takes small integers as numbers, and encodes a bigint all the same
    return { target: address, value: 0n, calldata: encodeFunctionData({ abi, functionName, args: [value] }) };
  }
  return (
    <>
      <Text size="sm">
        {about} {countsFrom}
      </Text>
      <Text size="sm" c="dimmed">
        Now: {formatSetting(now, unit)}. It can be from {formatSetting(min, unit)}
        {max !== undefined && ` to ${formatSetting(max, unit)}`}.
      </Text>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={`New value ${SUFFIX[unit]}`.trim()}
          inputMode="decimal"
          value={typed.input}
          onChange={(event) => setTyped({ ...typed, input: event.currentTarget.value })}
          w={180}
        />
        {unit === 'seconds' && (
          <Select
            label="Unit"
            data={Object.keys(TIME_UNITS)}
            value={typed.timeUnit}
            onChange={(timeUnit) => setTyped({ ...typed, timeUnit: (timeUnit as TimeUnit | null) ?? 'days' })}
            allowDeselect={false}
            w={120}
          />
        )}
      </Group>
      <AddButton make={make} onAdd={onAdd} />
    </>
  );
}

/** Changes one of the numbers by which the commons runs. */
export function SettingForm({ onAdd }: { onAdd: (action: Action) => void }): ReactNode {
  const { rules } = useCommons();
  const { data: means } = useMeans();
  const [name, setName] = useState(SETTINGS[0]?.functionName ?? null);
  const setting = SETTINGS.find(({ functionName }) => functionName === name);
  const max = setting?.max ?? (means === undefined ? undefined : means.supply / 100n);
  return (
    <Stack gap="sm">
      <Select
        label="Which rule"
        data={SETTINGS.map(({ functionName, title }) => ({ value: functionName, label: title }))}
        value={name}
        onChange={setName}
        allowDeselect={false}
        searchable
        maw={420}
      />
      {setting !== undefined && (
        <ValueForm key={setting.functionName} setting={setting} now={setting.current(rules)} max={max} onAdd={onAdd} />
      )}
    </Stack>
  );
}

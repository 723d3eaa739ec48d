import type { Artifact } from 'hardhat/types/artifacts';

/** One thing that was looked at. */
export interface Check {
  name: string;
  /** What was found where it is not what it should be; nothing where it is. */
  fault?: string;
}

/** Numbers are shown alike, whether they come from the chain or from a file. */
const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const show = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value, plain) : String(value));

/** Compares a value on chain with what it should be. Addresses and hashes are equal in any case of letters. */
export function compare(name: string, found: unknown, expected: unknown): Check {
  const [left, right] = [show(found), show(expected)];
  const hexadecimal = /^0x[0-9a-fA-F]+$/.test(right);
  const same = hexadecimal ? left.toLowerCase() === right.toLowerCase() : left === right;
  return same ? { name } : { name, fault: `is ${left}, should be ${right}` };
}

/** The code of a contract without what its constructor writes into it. */
function masked(code: string, artifact: Artifact): string {
  let text = code.toLowerCase();
  for (const places of Object.values(artifact.immutableReferences ?? {})) {
    for (const { start, length } of places) {
      // two digits a byte, after 0x
      const from = 2 + 2 * start;
      text = text.slice(0, from) + '0'.repeat(2 * length) + text.slice(from + 2 * length);
    }
  }
  return text;
}

/** Whether the code on chain is what this build makes. What immutables hold is checked through the contract's views. */
export function compareCode(name: string, code: string, artifact: Artifact): Check {
  if (code === '0x') return { name, fault: 'there is no code' };
  if (masked(code, artifact) === masked(artifact.deployedBytecode, artifact)) return { name };
  return { name, fault: `is not what this build makes of ${artifact.sourceName} (another version or build profile?)` };
}

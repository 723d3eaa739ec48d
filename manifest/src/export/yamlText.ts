import { stringify, type ScalarTag } from 'yaml';

// YAML 1.1, which most trainers' readers speak, takes 1e-9 for a word: fractions are written out
const FRACTION: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number' && !Number.isInteger(value),
  test: /^\d+\.\d+$/,
  resolve: (text) => Number(text),
  stringify: ({ value }) => Number(value).toFixed(12).replace(/0+$/, ''),
};

/** A document as YAML that versions 1.1 and 1.2 read alike, under comment lines. */
export function yamlText(document: unknown, comments: readonly string[]): string {
  const text = stringify(document, {
    version: '1.1',
    customTags: (tags) => [FRACTION, ...tags],
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return `${comments.map((line) => `# ${line}\n`).join('')}${text}`;
}

import { expect } from 'chai';

import { judgeCopy } from '../../app/src/features/manifests/judgeCopy.ts';
import { RULE_WORDS, sayRule } from '../../app/src/features/manifests/ruleWords.ts';
import { canonical, digest } from '../../manifest/src/index.ts';
import { exportSample } from '../helpers/exportSample.ts';

const sample = exportSample().manifest;
const manifest = { ...sample, digest: digest(sample) };
const built = { manifest, text: canonical(manifest) };
const judge = (changed: unknown) => judgeCopy(JSON.stringify(changed), built);

describe('judgeCopy', () => {
  it('knows the manifest by its bytes, with or without a line end', () => {
    expect(judgeCopy(built.text, built).kind).to.equal('same');
    expect(judgeCopy(`${built.text}\n`, built).kind).to.equal('same');
  });

  it('tells other words from another say', () => {
    const verdict = judgeCopy(JSON.stringify(manifest, null, 2), built);
    expect(verdict).to.deep.equal({
      kind: 'reworded',
      sentence: 'It says the same, but is written otherwise: its bytes hash to something else.',
    });
  });

  it('finds what was changed around the entries', () => {
    const verdict = judge({ ...manifest, round: { ...manifest.round, ballotCount: 99 } });
    expect(verdict.kind).to.equal('altered');
    expect(verdict.sentence).to.contain('round.ballotCount: the file says 99, the chain 3');
  });

  it('finds changed entries, whatever digest stands beside them', () => {
    const [first, ...others] = manifest.entries;
    const entries = [{ ...first, sharePpbDown: 1 }, ...others];
    expect(judge({ ...manifest, entries }).kind).to.equal('other');
    expect(judge({ ...manifest, entries }).sentence).to.contain('entries.0.sharePpbDown');
    expect(judge({ ...manifest, digest: `0x${'0'.repeat(64)}` }).kind).to.equal('other');
  });

  it('says what is wrong with what is no manifest', () => {
    expect(judgeCopy('<html>', built)).to.deep.equal({
      kind: 'other',
      sentence: 'The manifest is truncated or damaged: it is no complete JSON (6 characters).',
    });
    expect(judge({ format: 'other' }).sentence).to.contain('This is not a training manifest');
  });
});

describe('sayRule', () => {
  it('has words for every rule of a manifest', () => {
    expect(Object.keys(RULE_WORDS).sort()).to.deep.equal(Object.keys(manifest.rules).sort());
    for (const [rule, value] of Object.entries(manifest.rules)) {
      const { label, text } = sayRule(rule, value);
      expect(label).not.to.equal(rule);
      expect(text).to.be.a('string');
    }
  });
  it('gives values their units', () => {
    expect(sayRule('turnoutBps', 1_050).text).to.equal('10.50 %');
    expect(sayRule('timelockDelaySeconds', 172_800).text).to.equal('2 days');
    expect(sayRule('proposalThresholdWei', '1500000000000000000').text).to.equal('1.5');
  });
  it('leaves what it does not know as it is', () => {
    expect(sayRule('somethingNew', [1])).to.deep.equal({ label: 'somethingNew', text: '[1]' });
  });
});

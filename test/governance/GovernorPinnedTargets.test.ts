import { expect } from 'chai';

import type { Draft, Governance } from '../helpers/governance.ts';
import { callTo, deployGovernance, ethers, inclusionOf, networkHelpers, State } from '../helpers/governance.ts';

const NO_CODE = ethers.ZeroHash;
const codeHash = async (address: string): Promise<string> => ethers.keccak256(await ethers.provider.getCode(address));
const pinOf = (...hashes: string[]): string => ethers.keccak256(ethers.concat(hashes));

describe('GovernorPinnedTargets', () => {
  let g: Governance;
  let target: string;
  let set: string;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployGovernance);
    target = String(g.target.target);
    set = g.target.interface.encodeFunctionData('set', [5]);
  });

  async function ready(draft: Draft): Promise<bigint> {
    const id = await g.propose(draft, g.alice);
    await g.carry(id, draft, g.alice, g.carol);
    return id;
  }
  const other = async (): Promise<string> => ethers.provider.getCode(String(g.lens.target));

  describe('propose', () => {
    it('pins the code of every target, in order', async () => {
      const draft = {
        targets: [target, g.nobody.address, String(g.token.target)],
        values: [0n, 0n, 0n],
        calldatas: [set, '0x', '0x'],
        description: 'three',
      };
      const pin = pinOf(await codeHash(target), NO_CODE, await codeHash(String(g.token.target)));
      const id = await g.idOf(draft);
      await expect(g.governor.connect(g.alice).propose(draft.targets, draft.values, draft.calldatas, 'three'))
        .to.emit(g.governor, 'TargetsPinned')
        .withArgs(id, pin);
      expect(await g.governor.targetsPin(id)).to.equal(pin);
    });

    it('pins an inclusion to the registry’s code', async () => {
      const pin = pinOf(await codeHash(String(g.datasets.target)));
      await expect(g.governor.deploymentTransaction())
        .to.emit(g.governor, 'UsualTargetPinned')
        .withArgs(g.datasets, pin);
      await expect(g.governor.proposeInclusion([1], 'one')).not.to.emit(g.governor, 'TargetsPinned');
      const id = await g.governor.proposalIdAt(1);
      expect(await g.governor.targetsPin(id)).to.equal(pin);
    });
  });

  describe('execute', () => {
    it('runs while the code is what it was', async () => {
      const draft = callTo(g.target, set);
      await ready(draft);
      await expect(g.execute(draft)).to.emit(g.target, 'Set').withArgs(g.timelock, 5, 0);
    });

    it('refuses when a target’s code has changed', async () => {
      const draft = callTo(g.target, set);
      const id = await ready(draft);
      const pin = await g.governor.targetsPin(id);
      await networkHelpers.setCode(target, await other());
      await expect(g.execute(draft))
        .to.be.revertedWithCustomError(g.governor, 'GovernorTargetCodeChanged')
        .withArgs(id, pin, pinOf(await codeHash(target)));
      expect(await g.governor.state(id)).to.equal(State.queued);
    });

    it('runs again when the code is back', async () => {
      const draft = callTo(g.target, set);
      await ready(draft);
      const code = await ethers.provider.getCode(target);
      await networkHelpers.setCode(target, await other());
      await networkHelpers.setCode(target, code);
      await expect(g.execute(draft)).to.emit(g.target, 'Set');
    });

    it('refuses when the last of several has changed', async () => {
      const draft = {
        targets: [g.nobody.address, target],
        values: [0n, 0n],
        calldatas: ['0x', set],
        description: 'two',
      };
      await ready(draft);
      await networkHelpers.setCode(target, await other());
      await expect(g.execute(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorTargetCodeChanged');
    });

    it('refuses an inclusion when the registry’s code has changed', async () => {
      const draft = inclusionOf(g, [1], 'one');
      const id = await g.proposeInclusion([1], 'one');
      await g.carry(id, draft, g.alice, g.carol);
      await networkHelpers.setCode(String(g.datasets.target), await other());
      await expect(g.execute(draft)).to.be.revertedWithCustomError(g.governor, 'GovernorTargetCodeChanged');
    });

    describe('given a target without code', () => {
      const payee = '0x00000000000000000000000000000000000a11ce';
      const pay = (): Draft => ({ targets: [payee], values: [7n], calldatas: ['0x'], description: 'pay' });

      it('pays it, though it never existed', async () => {
        await ready(pay());
        await expect(g.execute(pay(), 7n)).to.changeEtherBalance(ethers, payee, 7n);
      });

      it('pays it, though it received its first wei meanwhile', async () => {
        await ready(pay());
        await g.alice.sendTransaction({ to: payee, value: 1n });
        await expect(g.execute(pay(), 7n)).to.changeEtherBalance(ethers, payee, 7n);
      });

      it('refuses once it has code', async () => {
        await ready(pay());
        await networkHelpers.setCode(payee, await other());
        await expect(g.execute(pay(), 7n)).to.be.revertedWithCustomError(g.governor, 'GovernorTargetCodeChanged');
      });
    });
  });
});

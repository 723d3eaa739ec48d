import { expect } from 'chai';
import { hashTypedData, type Address } from 'viem';

import { moveTypedData, parseMoveConsent } from '../../app/src/features/people/moveConsent.ts';
import {
  DAY,
  deployPeople,
  ethers,
  latest,
  moveData,
  networkHelpers,
  type People,
  type Signer,
} from '../helpers/registries.ts';

describe('the consent of a new account', () => {
  const consent = {
    personId: 3,
    newAccount: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045',
    deadline: 1_800_000_000,
    signature: '0x12',
  };

  it('is read as it was written, blanks around it or not', () => {
    expect(parseMoveConsent(JSON.stringify(consent))).to.deep.equal(consent);
    expect(parseMoveConsent(`\n ${JSON.stringify(consent, null, 2)}\n`)).to.deep.equal(consent);
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['something that is cut off', JSON.stringify(consent).slice(0, -9)],
    ['something else', '[1, 2]'],
    ['a person with no number', JSON.stringify({ ...consent, personId: 0 })],
    ['a part of a person', JSON.stringify({ ...consent, personId: 1.5 })],
    ['an account with a digit too few', JSON.stringify({ ...consent, newAccount: consent.newAccount.slice(0, -1) })],
    ['a mistyped account', JSON.stringify({ ...consent, newAccount: consent.newAccount.replace('dA6', 'DA6') })],
    ['a deadline in words', JSON.stringify({ ...consent, deadline: 'tomorrow' })],
    ['a signature that is none', JSON.stringify({ ...consent, signature: 'Ada' })],
  ] as const) {
    it(`is not taken from ${what}, which a sentence says`, () => {
      expect(() => parseMoveConsent(text)).to.throw(Error, /^This is not the consent of a new account: paste [^.]*\.$/);
    });
  }
});

describe('what a new account signs', () => {
  let g: People;
  let deadline: number;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployPeople);
    deadline = Number((await latest()) + DAY);
  });

  const request = async (newAccount: Signer, personId = 3) => {
    const { chainId } = await ethers.provider.getNetwork();
    return moveTypedData({
      ...{ chainId: Number(chainId), registry: (await g.registry.getAddress()) as Address, personId, deadline },
      newAccount: newAccount.address as Address,
      nonce: await g.registry.nonces(newAccount),
    });
  };
  const sign = async (signer: Signer, personId?: number): Promise<string> => {
    const { domain, types, message } = await request(signer, personId);
    return signer.signTypedData(domain, { MoveAccount: [...types.MoveAccount] }, message);
  };

  it('is what the registry checks: it moves the person', async () => {
    await g.registry.connect(g.cleo).moveAccount(g.dora, deadline, await sign(g.dora));
    expect(await g.registry.personOf(g.dora)).to.equal(3n);
    expect(await g.registry.personOf(g.cleo)).to.equal(0n);
  });

  it('is for one person and one deadline', async () => {
    const old = g.registry.connect(g.cleo);
    for (const [until, signature] of [
      [deadline, await sign(g.dora, 2)],
      [deadline + 1, await sign(g.dora)],
      [deadline, await sign(g.emil)],
    ] as const) {
      let refused: unknown;
      await old.moveAccount(g.dora, until, signature).catch((error: unknown) => (refused = error));
      expect(String(refused)).to.contain('SignedActionInvalidSignature');
    }
    expect(await g.registry.personOf(g.dora)).to.equal(0n);
  });

  it('has the same digest as the registry’s own typed data', async () => {
    const { domain, types, message } = await moveData(g.registry, 3n, g.dora.address, BigInt(deadline));
    expect(hashTypedData(await request(g.dora))).to.equal(ethers.TypedDataEncoder.hash(domain, types, message));
  });
});

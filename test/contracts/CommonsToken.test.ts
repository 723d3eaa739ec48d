import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { network } from 'hardhat';

const { ethers, networkHelpers } = await network.create();

const TOKEN = 10n ** 18n;
const YEAR = 365n * 86_400n;
const CAP_BPS = 500n;
const SUPPLY = 1_000n * TOKEN;
const ADMIN = ethers.ZeroHash;
const { ZeroAddress } = ethers;

type Signer = HardhatEthersSigner;
type Ground = Awaited<ReturnType<typeof deployToken>>;

/** Alice has 700 tokens and bob 300; the others have none. Governance may mint 5 % a year. */
async function deployToken() {
  const [admin, alice, bob, carol, dave] = (await ethers.getSigners()) as [Signer, Signer, Signer, Signer, Signer];
  const token = await deploy(admin, [allocation(alice, 700n), allocation(bob, 300n)]);
  return { token, admin, alice, bob, carol, dave };
}

const allocation = (to: Signer, tokens: bigint) => ({ account: to.address, amount: tokens * TOKEN });

function deploy(admin: Signer, allocations: ReturnType<typeof allocation>[], capBps = CAP_BPS) {
  return ethers.deployContract('CommonsToken', ['Common', 'CMN', admin, allocations, capBps]);
}

describe('CommonsToken', () => {
  let g: Ground;

  beforeEach(async () => {
    g = await networkHelpers.loadFixture(deployToken);
  });

  const give = (to: Signer, amount: bigint) => g.token.connect(g.alice).transfer(to, amount);
  const latest = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

  describe('constructor', () => {
    it('tells its name, symbol, decimals and yearly cap', async () => {
      expect(await g.token.name()).to.equal('Common');
      expect(await g.token.symbol()).to.equal('CMN');
      expect(await g.token.decimals()).to.equal(18n);
      expect(await g.token.mintCapBpsPerYear()).to.equal(CAP_BPS);
    });

    it('hands out the first distribution, with votes', async () => {
      const deployed = g.token.deploymentTransaction()!;
      await expect(deployed)
        .to.emit(g.token, 'Transfer')
        .withArgs(ZeroAddress, g.alice, 700n * TOKEN);
      await expect(deployed).to.emit(g.token, 'DelegateChanged').withArgs(g.bob, ZeroAddress, g.bob);
      await expect(deployed)
        .to.emit(g.token, 'DelegateVotesChanged')
        .withArgs(g.bob, 0n, 300n * TOKEN);
      expect(await g.token.totalSupply()).to.equal(SUPPLY);
      expect(await g.token.getVotes(g.alice)).to.equal(700n * TOKEN);
      expect(await g.token.getVotes(g.bob)).to.equal(300n * TOKEN);
    });

    it('starts the first minting period, measured on the first distribution', async () => {
      const block = (await g.token.deploymentTransaction()!.wait())!;
      const startedAt = BigInt((await block.getBlock()).timestamp);
      await expect(g.token.deploymentTransaction())
        .to.emit(g.token, 'MintPeriodStarted')
        .withArgs(startedAt, 50n * TOKEN);
      expect(await g.token.mintPeriodStart()).to.equal(startedAt);
      expect(await g.token.mintable()).to.equal(50n * TOKEN);
    });

    it('makes the named admin the only one', async () => {
      expect(await g.token.hasRole(ADMIN, g.admin)).to.equal(true);
      expect(await g.token.hasRole(ADMIN, g.alice)).to.equal(false);
      await expect(g.token.deploymentTransaction()).to.emit(g.token, 'RoleGranted').withArgs(ADMIN, g.admin, g.admin);
    });

    it('takes a cap of 20 % and refuses one above it', async () => {
      const most = await g.token.MAX_MINT_CAP_BPS();
      expect(most).to.equal(2_000n);
      expect(await (await deploy(g.admin, [allocation(g.bob, 10n)], most)).mintable()).to.equal(2n * TOKEN);
      await expect(deploy(g.admin, [], most + 1n))
        .to.be.revertedWithCustomError(g.token, 'CommonsTokenMintCapTooHigh')
        .withArgs(most + 1n, most);
    });

    it('adds up two lines for one account', async () => {
      const token = await deploy(g.admin, [allocation(g.bob, 1n), allocation(g.bob, 2n)]);
      expect(await token.getVotes(g.bob)).to.equal(3n * TOKEN);
    });

    it('refuses a line for the zero address', async () => {
      await expect(
        ethers.deployContract('CommonsToken', ['Common', 'CMN', g.admin, [{ account: ZeroAddress, amount: 1n }], 0n]),
      )
        .to.be.revertedWithCustomError(g.token, 'ERC20InvalidReceiver')
        .withArgs(ZeroAddress);
    });
  });

  describe('receiving tokens', () => {
    describe('given an account without a delegate that never chose one', () => {
      it('makes it its own delegate at the first receipt', async () => {
        const sent = give(g.carol, 10n * TOKEN);
        await expect(sent).to.emit(g.token, 'DelegateChanged').withArgs(g.carol, ZeroAddress, g.carol);
        await expect(sent)
          .to.emit(g.token, 'DelegateVotesChanged')
          .withArgs(g.carol, 0n, 10n * TOKEN);
        await expect(sent)
          .to.emit(g.token, 'DelegateVotesChanged')
          .withArgs(g.alice, 700n * TOKEN, 690n * TOKEN);
        await expect(sent).to.changeTokenBalances(ethers, g.token, [g.alice, g.carol], [-10n * TOKEN, 10n * TOKEN]);
        expect(await g.token.delegates(g.carol)).to.equal(g.carol.address);
        expect(await g.token.getVotes(g.carol)).to.equal(10n * TOKEN);
      });

      it('leaves the delegate alone at the second', async () => {
        await give(g.carol, 1n);
        await expect(give(g.carol, 1n)).not.to.emit(g.token, 'DelegateChanged');
        expect(await g.token.getVotes(g.carol)).to.equal(2n);
      });

      it('does nothing for nothing, so that nobody is forced a delegate on', async () => {
        await expect(give(g.carol, 0n)).not.to.emit(g.token, 'DelegateChanged');
        expect(await g.token.delegates(g.carol)).to.equal(ZeroAddress);
      });

      it('does the same for an allowance spent and for minting', async () => {
        await g.token.connect(g.alice).approve(g.bob, 5n);
        await expect(g.token.connect(g.bob).transferFrom(g.alice, g.carol, 5n))
          .to.emit(g.token, 'DelegateChanged')
          .withArgs(g.carol, ZeroAddress, g.carol);
        await expect(g.token.mint(g.dave, 7n))
          .to.emit(g.token, 'DelegateChanged')
          .withArgs(g.dave, ZeroAddress, g.dave);
        expect(await g.token.getVotes(g.dave)).to.equal(7n);
      });
    });

    describe('given an account that chose a delegate', () => {
      it('adds the tokens to that delegate’s votes', async () => {
        await g.token.connect(g.carol).delegate(g.bob);
        const sent = give(g.carol, 10n * TOKEN);
        await expect(sent)
          .to.emit(g.token, 'DelegateVotesChanged')
          .withArgs(g.bob, 300n * TOKEN, 310n * TOKEN);
        await expect(sent).not.to.emit(g.token, 'DelegateChanged');
        expect(await g.token.getVotes(g.carol)).to.equal(0n);
      });

      it('respects that it chose nobody', async () => {
        await expect(g.token.connect(g.alice).delegate(ZeroAddress))
          .to.emit(g.token, 'DelegateChanged')
          .withArgs(g.alice, g.alice, ZeroAddress);
        await expect(g.token.connect(g.bob).transfer(g.alice, 1n)).not.to.emit(g.token, 'DelegateChanged');
        expect(await g.token.delegates(g.alice)).to.equal(ZeroAddress);
        expect(await g.token.getVotes(g.alice)).to.equal(0n);
      });

      it('respects that it chose nobody before it ever had tokens', async () => {
        await g.token.connect(g.carol).delegate(ZeroAddress);
        await give(g.carol, 3n);
        expect(await g.token.delegates(g.carol)).to.equal(ZeroAddress);
        expect(await g.token.getVotes(g.carol)).to.equal(0n);
      });

      it('lets it choose again', async () => {
        await g.token.connect(g.alice).delegate(ZeroAddress);
        await expect(g.token.connect(g.alice).delegate(g.carol))
          .to.emit(g.token, 'DelegateVotesChanged')
          .withArgs(g.carol, 0n, 700n * TOKEN);
      });

      it('counts a choice made by signature', async () => {
        const expiry = (await latest()) + 100n;
        const signature = ethers.Signature.from(
          await g.carol.signTypedData(
            await domain(),
            { Delegation: fields('address delegatee', 'uint256 nonce', 'uint256 expiry') },
            { delegatee: ZeroAddress, nonce: 0n, expiry },
          ),
        );
        await g.token.delegateBySig(ZeroAddress, 0n, expiry, signature.v, signature.r, signature.s);
        await give(g.carol, 3n);
        expect(await g.token.delegates(g.carol)).to.equal(ZeroAddress);
        expect(await g.token.nonces(g.carol)).to.equal(1n);
      });
    });

    it('moves no vote when an account pays itself', async () => {
      await expect(give(g.alice, 10n)).not.to.emit(g.token, 'DelegateVotesChanged');
      expect(await g.token.getVotes(g.alice)).to.equal(700n * TOKEN);
    });

    it('refuses to send more than there is', async () => {
      await expect(give(g.carol, 701n * TOKEN))
        .to.be.revertedWithCustomError(g.token, 'ERC20InsufficientBalance')
        .withArgs(g.alice, 700n * TOKEN, 701n * TOKEN);
      expect(await g.token.delegates(g.carol)).to.equal(ZeroAddress);
    });
  });

  describe('mint', () => {
    it('creates tokens with votes and takes them from what the period allows', async () => {
      const minted = g.token.mint(g.carol, 20n * TOKEN);
      await expect(minted)
        .to.emit(g.token, 'Transfer')
        .withArgs(ZeroAddress, g.carol, 20n * TOKEN);
      await expect(minted).not.to.emit(g.token, 'MintPeriodStarted');
      expect(await g.token.mintable()).to.equal(30n * TOKEN);
      expect(await g.token.totalSupply()).to.equal(SUPPLY + 20n * TOKEN);
    });

    it('allows the cap to the last unit and not one more', async () => {
      await g.token.mint(g.carol, 50n * TOKEN);
      expect(await g.token.mintable()).to.equal(0n);
      await expect(g.token.mint(g.carol, 1n))
        .to.be.revertedWithCustomError(g.token, 'CommonsTokenMintCapExceeded')
        .withArgs(1n, 0n);
    });

    it('refuses at once what is beyond the cap', async () => {
      await expect(g.token.mint(g.carol, 50n * TOKEN + 1n))
        .to.be.revertedWithCustomError(g.token, 'CommonsTokenMintCapExceeded')
        .withArgs(50n * TOKEN + 1n, 50n * TOKEN);
    });

    it('does not start a period before the running one has lasted 365 days', async () => {
      const start = await g.token.mintPeriodStart();
      await g.token.mint(g.carol, 50n * TOKEN);
      await networkHelpers.time.setNextBlockTimestamp(start + YEAR - 1n);
      await expect(g.token.mint(g.carol, 1n))
        .to.be.revertedWithCustomError(g.token, 'CommonsTokenMintCapExceeded')
        .withArgs(1n, 0n);
    });

    it('starts one after that, measured on the supply of that moment', async () => {
      const start = await g.token.mintPeriodStart();
      await g.token.mint(g.carol, 50n * TOKEN);
      const allowed = ((SUPPLY + 50n * TOKEN) * CAP_BPS) / 10_000n;
      await networkHelpers.time.setNextBlockTimestamp(start + YEAR);
      await expect(g.token.mint(g.carol, TOKEN))
        .to.emit(g.token, 'MintPeriodStarted')
        .withArgs(start + YEAR, allowed);
      expect(await g.token.mintPeriodStart()).to.equal(start + YEAR);
      expect(await g.token.mintable()).to.equal(allowed - TOKEN);
    });

    it('keeps nothing of a period that passed unused', async () => {
      const start = await g.token.mintPeriodStart();
      await networkHelpers.time.setNextBlockTimestamp(start + 3n * YEAR);
      await expect(g.token.mint(g.carol, 51n * TOKEN))
        .to.be.revertedWithCustomError(g.token, 'CommonsTokenMintCapExceeded')
        .withArgs(51n * TOKEN, 50n * TOKEN);
    });

    it('mints never where the cap is zero', async () => {
      const token = await deploy(g.admin, [allocation(g.alice, 1n)], 0n);
      await expect(token.mint(g.alice, 1n))
        .to.be.revertedWithCustomError(token, 'CommonsTokenMintCapExceeded')
        .withArgs(1n, 0n);
    });

    it('refuses everybody but governance', async () => {
      await expect(g.token.connect(g.alice).mint(g.alice, 1n))
        .to.be.revertedWithCustomError(g.token, 'AccessControlUnauthorizedAccount')
        .withArgs(g.alice, ADMIN);
    });
  });

  describe('roles', () => {
    it('can be handed over for good', async () => {
      await expect(g.token.grantRole(ADMIN, g.dave)).to.emit(g.token, 'RoleGranted').withArgs(ADMIN, g.dave, g.admin);
      await expect(g.token.renounceRole(ADMIN, g.admin))
        .to.emit(g.token, 'RoleRevoked')
        .withArgs(ADMIN, g.admin, g.admin);
      await expect(g.token.mint(g.admin, 1n))
        .to.be.revertedWithCustomError(g.token, 'AccessControlUnauthorizedAccount')
        .withArgs(g.admin, ADMIN);
      await expect(g.token.connect(g.dave).mint(g.carol, 1n)).to.emit(g.token, 'Transfer');
    });
  });

  describe('clock', () => {
    it('shows the seconds of the block', async () => {
      expect(await g.token.clock()).to.equal(await latest());
      expect(await g.token.CLOCK_MODE()).to.equal('mode=timestamp');
    });

    it('answers for votes and supply by past seconds', async () => {
      const before = await latest();
      await networkHelpers.time.setNextBlockTimestamp(before + 100n);
      await give(g.bob, 100n * TOKEN);
      await g.token.mint(g.bob, TOKEN);
      expect(await g.token.getPastVotes(g.bob, before + 99n)).to.equal(300n * TOKEN);
      expect(await g.token.getPastVotes(g.bob, before + 100n)).to.equal(400n * TOKEN);
      expect(await g.token.getPastTotalSupply(before + 100n)).to.equal(SUPPLY);
    });

    it('refuses to tell votes of now', async () => {
      const now = await latest();
      await expect(g.token.getPastVotes(g.bob, now))
        .to.be.revertedWithCustomError(g.token, 'ERC5805FutureLookup')
        .withArgs(now, now);
    });
  });

  describe('permit', () => {
    it('grants an allowance by signature and uses the nonce up', async () => {
      const deadline = (await latest()) + 100n;
      const types = {
        Permit: fields('address owner', 'address spender', 'uint256 value', 'uint256 nonce', 'uint256 deadline'),
      };
      const message = { owner: g.alice.address, spender: g.bob.address, value: 9n, nonce: 0n, deadline };
      const { v, r, s } = ethers.Signature.from(await g.alice.signTypedData(await domain(), types, message));
      await expect(g.token.permit(g.alice, g.bob, 9n, deadline, v, r, s))
        .to.emit(g.token, 'Approval')
        .withArgs(g.alice, g.bob, 9n);
      expect(await g.token.nonces(g.alice)).to.equal(1n);
    });
  });

  async function domain() {
    const { chainId } = await ethers.provider.getNetwork();
    return { name: 'Common', version: '1', chainId, verifyingContract: String(g.token.target) };
  }
  const fields = (...list: string[]) => list.map((line) => ({ type: line.split(' ')[0]!, name: line.split(' ')[1]! }));
});

import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { decodeFunctionResult, encodeErrorResult, encodeFunctionData, zeroAddress, type Hex } from 'viem';

import { commonsGovernorAbi, commonsTokenAbi, proposalLensAbi } from '../../../manifest/src/generated/abis.ts';
import { localKey } from '../../../scripts/lib/localAccounts.ts';
import { useBrowser } from './helpers/browser.ts';
import { beginReorganisation } from './helpers/rpc.ts';
import { useStage } from './helpers/stage.ts';
import { button, INES, PROPOSAL, reason, useVoter, waitForAlert } from './helpers/voter.ts';

describe('a transaction on its way', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();
  const voter = useVoter(stage, browser);

  describe('given a transaction that waits', () => {
    async function openWaiting(): Promise<Page> {
      const page = await voter.openAndChoose();
      await voter.wallet().hold();
      await voter.vote(page);
      await page.getByText('Waiting for the chain').waitFor();
      return page;
    }

    it('takes the same at a higher price for it', async () => {
      const page = await openWaiting();
      await voter.wallet().replaceLast('repriced');
      await voter.hasVoted(page);
      await button(page, '1 under way').waitFor({ state: 'hidden' });
    });

    it('says that it was cancelled', async () => {
      const page = await openWaiting();
      await voter.wallet().replaceLast('cancelled');
      await waitForAlert(page, 'You cancelled the transaction in your wallet. It has changed nothing.');
      await voter.vote(page);
      await voter.hasVoted(page);
    });

    it('says that another one took its place', async () => {
      const page = await openWaiting();
      await voter.wallet().replaceLast('replaced');
      await waitForAlert(
        page,
        'Another transaction from your wallet took the place of this one. It has changed nothing.',
      );
      await button(page, '1 under way').waitFor({ state: 'hidden' });
    });

    it('knows it after the page was loaded again, and says how it went', async () => {
      const page = await openWaiting();
      await page.reload();
      await button(page, '1 under way').click();
      await page.getByText('Vote For on proposal 16').waitFor();
      await voter.wallet().release();
      await page
        .getByRole('alert')
        .filter({ hasText: /Done\s*Vote For on proposal 16/ })
        .waitFor();
      await voter.hasVoted(page);
      await button(page, '1 under way').waitFor({ state: 'hidden' });
    });

    it('says on another page how it went', async () => {
      const page = await openWaiting();
      await page.getByRole('banner').getByRole('link', { name: 'People', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
      await voter.wallet().release();
      await page
        .getByRole('alert')
        .filter({ hasText: /Done\s*Vote For on proposal 16/ })
        .waitFor();
    });
  });

  describe('given a chain that takes blocks back', () => {
    const reorganised = (page: Page, text: string) =>
      page.getByRole('alert').filter({ hasText: 'The chain was reorganised' }).filter({ hasText: text }).waitFor();

    it('reads again, and says which transaction is gone with them', async () => {
      const page = await voter.openAndChoose();
      const reorganise = await beginReorganisation(stage().rpcUrl);
      await voter.vote(page);
      await voter.hasVoted(page);
      await reorganise();
      await reorganised(page, 'Gone with it, and to be sent again: “Vote For on proposal 16”.');
      await voter.choose(page);
      await voter.vote(page);
      await voter.hasVoted(page);
    });

    it('says so of a transaction that still waited', async () => {
      const page = await voter.openAndChoose();
      const reorganise = await beginReorganisation(stage().rpcUrl);
      // with something in it, or the block in its place might be the very same
      await stage().ask('eth_sendTransaction', { from: stage().addressOf('Lena'), to: stage().addressOf('Lena') });
      const number = BigInt(await stage().ask<Hex>('eth_blockNumber'));
      await page.getByText(new RegExp(`block ${number}\\b`)).waitFor();
      await voter.wallet().hold();
      await voter.vote(page);
      await page.getByText('Waiting for the chain').waitFor();
      await reorganise();
      await voter.wallet().release();
      await waitForAlert(
        page,
        'The chain was reorganised, and the transaction is gone. It has changed nothing; send it again.',
      );
      await voter.vote(page);
      await voter.hasVoted(page);
    });

    it('says when nothing of the visitor’s is missing', async () => {
      const page = await voter.openAndChoose();
      const reorganise = await beginReorganisation(stage().rpcUrl);
      // with something in it, or the block in its place might be the very same
      await stage().ask('eth_sendTransaction', { from: stage().addressOf('Lena'), to: stage().addressOf('Lena') });
      const number = BigInt(await stage().ask<Hex>('eth_blockNumber'));
      await page.getByText(new RegExp(`block ${number}\\b`)).waitFor();
      await reorganise();
      await reorganised(page, 'Nothing that you sent is missing.');
      expect(await reason(page).inputValue()).to.equal('As I see it.');
    });
  });

  describe('given two things to send', () => {
    beforeEach('give somebody with a seat tokens that nobody votes with', async () => {
      const to = stage().deployment.contracts.CommonsToken.address;
      const transfer = encodeFunctionData({
        abi: commonsTokenAbi,
        functionName: 'transfer',
        args: [stage().addressOf('Ines'), 10n ** 18n],
      });
      await stage().ask('eth_sendTransaction', { from: stage().addressOf('Lena'), to, data: transfer });
      const delegate = encodeFunctionData({ abi: commonsTokenAbi, functionName: 'delegate', args: [zeroAddress] });
      await stage().ask('eth_sendTransaction', { from: stage().addressOf('Ines'), to, data: delegate });
    });

    async function proposalId(): Promise<bigint> {
      const args = [BigInt(PROPOSAL), 1n] as const;
      const data = await stage().ask<Hex>(
        'eth_call',
        {
          to: stage().deployment.contracts.ProposalLens.address,
          data: encodeFunctionData({ abi: proposalLensAbi, functionName: 'page', args }),
        },
        'latest',
      );
      const [proposal] = decodeFunctionResult({ abi: proposalLensAbi, functionName: 'page', data });
      if (proposal === undefined) throw new Error(`there is no proposal ${PROPOSAL}`);
      return proposal.id;
    }

    it('sends them as one where the wallet can', async () => {
      const page = await voter.openAndChoose({ key: localKey(INES), batches: 'atomic' });
      await page.getByLabel('Also delegate my tokens to myself').waitFor();
      voter.wallet().holdBatches();
      await voter.vote(page);
      await page.getByText('Only the first step was tried out').waitFor();
      await voter.wallet().releaseBatches();
      await voter.hasVoted(page);
      expect(voter.asked('eth_sendTransaction')).to.have.length(0);
      const [batch, ...others] = voter.asked('wallet_sendCalls');
      expect(others).to.have.length(0);
      expect((batch?.params[0] as { calls: unknown[] }).calls).to.have.length(2);
    });

    describe('as one, which waits', () => {
      const TITLE = `Let your tokens vote through you, then: Vote For on proposal ${PROPOSAL}`;
      const outcome = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).waitFor();

      async function openWaitingBatch(): Promise<Page> {
        const page = await voter.openAndChoose({ key: localKey(INES), batches: 'atomic' });
        voter.wallet().holdBatches();
        await voter.vote(page);
        await page.getByText('Waiting for the chain').waitFor();
        await page.reload();
        await button(page, '1 under way').click();
        await page.getByText(TITLE, { exact: true }).waitFor();
        return page;
      }

      it('knows it after the page was loaded again, and says how it went', async () => {
        const page = await openWaitingBatch();
        await voter.wallet().releaseBatches();
        await outcome(page, `Done${TITLE}`);
        await voter.hasVoted(page);
        await button(page, '1 under way').waitFor({ state: 'hidden' });
        expect(voter.asked('wallet_sendCalls')).to.have.length(1);
      });

      it('says that nothing of it counts where the wallet could not carry it out', async () => {
        const page = await openWaitingBatch();
        // whoever has voted cannot vote again, and so the whole batch fails
        const vote = encodeFunctionData({
          abi: commonsGovernorAbi,
          functionName: 'castVote',
          args: [await proposalId(), 0],
        });
        const to = stage().deployment.contracts.CommonsGovernor.address;
        await stage().ask('eth_sendTransaction', { from: stage().addressOf('Ines'), to, data: vote });
        await voter.wallet().releaseBatches();
        await outcome(page, `${TITLE}: the wallet could not carry it out, and it has changed nothing.`);
      });

      it('says so where the wallet has forgotten it', async () => {
        const page = await openWaitingBatch();
        voter.wallet().forgetBatches();
        await outcome(page, `${TITLE}: the wallet knows nothing of it any more.`);
        await button(page, '1 under way').waitFor({ state: 'hidden' });
      });

      it('waits for the wallet that has it', async () => {
        const page = await openWaitingBatch();
        await voter.wallet().disconnect();
        await page.getByText('connect the wallet that has it, and it will say how it went').waitFor();
        await voter.wallet().releaseBatches();
        await page.keyboard.press('Escape');
        await button(page, 'Connect').click();
        await button(page, 'Test Wallet').click();
        await outcome(page, `Done${TITLE}`);
      });
    });

    it('tries both out in their order where the node can, and says which rule the second would break', async () => {
      const page = await voter.openAndChoose({ key: localKey(INES), batches: 'atomic' });
      const tried: unknown[] = [];
      const result = { gasUsed: '0x5208', logs: [], maxUsedGas: '0x5208' };
      const refusal = encodeErrorResult({
        abi: commonsGovernorAbi,
        errorName: 'GovernorAlreadyCastVote',
        args: [stage().addressOf('Ines')],
      });
      const newest = await stage().ask<Record<string, unknown>>('eth_getBlockByNumber', 'latest', false);
      voter.proxy().answer('eth_simulateV1', ([asked]) => {
        tried.push(
          ...(asked as { blockStateCalls: { calls: unknown[] }[] }).blockStateCalls.flatMap(({ calls }) => calls),
        );
        const failed = { ...result, status: '0x0', returnData: '0x', error: { code: 3, message: '', data: refusal } };
        return [{ ...newest, calls: [{ ...result, status: '0x1', returnData: '0x' }, failed] }];
      });
      await voter.vote(page);
      await waitForAlert(page, 'have voted on this proposal already');
      expect(tried).to.have.length(2);
      expect(voter.asked('wallet_sendCalls')).to.have.length(0);
    });

    for (const batches of ['none', 'sequential'] as const) {
      it(`sends them step by step where it cannot (${batches})`, async () => {
        const page = await voter.openAndChoose({ key: localKey(INES), batches });
        await voter.wallet().hold();
        await voter.vote(page);
        await page.getByText('Step 1 of 2: Let your tokens vote through you.').waitFor();
        await voter.wallet().release();
        await voter.hasVoted(page);
        expect(voter.asked('eth_sendTransaction')).to.have.length(2);
        expect(voter.asked('wallet_sendCalls')).to.have.length(0);
      });
    }

    it('goes no further where the second is declined, and leaves the first done', async () => {
      const page = await voter.openAndChoose({ key: localKey(INES) });
      await voter.wallet().hold();
      await voter.vote(page);
      await page.getByText('Step 1 of 2').waitFor();
      voter.wallet().rejectNext();
      await voter.wallet().release();
      await waitForAlert(page, 'You declined in your wallet.');
      await voter.vote(page);
      await voter.hasVoted(page);
      expect(voter.asked('eth_sendTransaction')).to.have.length(3);
    });
  });
});

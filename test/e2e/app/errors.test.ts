import { expect } from 'chai';

import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import { useStage } from './helpers/stage.ts';
import { button, PROPOSAL, reason, useVoter, waitForAlert, yours } from './helpers/voter.ts';

describe('when a wallet or a node fails', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();
  const voter = useVoter(stage, browser);

  describe('given no wallet', () => {
    it('shows everything, and says how to get one', async () => {
      const page = await browser.visit(`${stage().appUrl}#/proposals/${PROPOSAL}`, { config: { people: [] } });
      await waitUntilReady(page);
      await yours(page).getByText('Connect a wallet to see what your vote weighs').waitFor();
      await button(page, 'Connect a wallet').click();
      const dialog = page.getByRole('dialog', { name: 'Choose a wallet' });
      await dialog.getByText('No wallet has announced itself to this page. Install one').waitFor();
      await button(page, 'Close').click();
      await dialog.waitFor({ state: 'hidden' });
    });
  });

  describe('given a wallet that says no', () => {
    it('connects when it is asked again', async () => {
      const page = await voter.open();
      voter.wallet().rejectNext();
      await button(page, 'Test Wallet').click();
      await waitForAlert(page, 'You declined in your wallet.');
      await button(page, 'Test Wallet').click();
      await button(page, 'Ada').waitFor();
    });

    it('has sent nothing, and sends when it is asked again', async () => {
      const page = await voter.openAndChoose();
      voter.wallet().rejectNext();
      await voter.vote(page);
      await waitForAlert(page, 'You declined in your wallet. Nothing was sent.');
      await voter.vote(page);
      await voter.hasVoted(page);
    });
  });

  describe('given a wallet on another network', () => {
    it('says so, and has it switched', async () => {
      const page = await voter.openAndChoose();
      await voter.wallet().switchChain(1);
      await button(page, 'Wrong network').waitFor();
      await page.getByText('Your wallet is on chain 1, this commons is on chain 31337.').first().waitFor();
      const change = button(page, 'Switch your wallet to chain 31337').first();
      voter.wallet().rejectNext();
      await change.click();
      await waitForAlert(page, 'You declined in your wallet.');
      await change.click();
      await voter.vote(page);
      await voter.hasVoted(page);
    });
  });

  describe('given too little gas or ether', () => {
    it('says that the transaction ran out of gas', async () => {
      const page = await voter.openAndChoose();
      voter.wallet().starveNext();
      await voter.vote(page);
      await waitForAlert(page, 'The transaction ran out of gas and has changed nothing.');
      await voter.vote(page);
      await voter.hasVoted(page);
    });

    it('says that the account cannot pay', async () => {
      const page = await voter.openAndChoose();
      await stage().ask('hardhat_setBalance', voter.wallet().address, '0x1');
      await voter.vote(page);
      await waitForAlert(page, 'This account has too little ether to pay for the transaction. Nothing was sent.');
      await stage().ask('hardhat_setBalance', voter.wallet().address, '0xde0b6b3a7640000');
      await voter.vote(page);
      await voter.hasVoted(page);
    });
  });

  describe('given a node that fails', () => {
    it('keeps what is shown and typed, and goes on when the node is back', async () => {
      const page = await voter.openAndChoose();
      voter.proxy().goDown();
      await waitForAlert(page, 'The node does not answer.');
      await page.getByText(/You see the commons as of block \d+, .*\. The page goes on trying\./).waitFor();
      await page.getByRole('heading', { name: 'How both houses stand' }).waitFor();
      await voter.vote(page);
      await yours(page).getByRole('alert').filter({ hasText: 'Nothing is lost: try again' }).waitFor();

      voter.proxy().goUp();
      await page.getByText('The page goes on trying.').waitFor({ state: 'hidden' });
      expect(await reason(page).inputValue()).to.equal('As I see it.');
      await voter.vote(page);
      await voter.hasVoted(page);
    });

    it('waits for what is sent already', async () => {
      const page = await voter.openAndChoose();
      await voter.wallet().hold();
      await voter.vote(page);
      await page.getByText('Waiting for the chain').waitFor();
      voter.proxy().goDown();
      await page.getByText('The page goes on trying.').waitFor();
      await voter.wallet().release();
      voter.proxy().goUp();
      await voter.hasVoted(page);
      expect(voter.asked('eth_sendTransaction')).to.have.length(1);
    });

    it('says why there is nothing yet, and shows it as soon as there is', async () => {
      voter.proxy().goDown();
      const page = await browser.visit(`${stage().appUrl}#/proposals/${PROPOSAL}`, {
        config: { rpcUrls: [voter.proxy().url] },
        expected: [/net::ERR_/],
      });
      await waitForAlert(page, 'The node does not answer.');
      await button(page, 'Try again').waitFor();
      voter.proxy().goUp();
      await button(page, 'Try again').click();
      await page.getByRole('heading', { name: 'How both houses stand' }).waitFor();
    });

    it('takes another node that the visitor knows', async () => {
      voter.proxy().refuse(503);
      const page = await browser.visit(`${stage().appUrl}#/proposals/${PROPOSAL}`, {
        config: { rpcUrls: [voter.proxy().url] },
        expected: [/503/],
      });
      await waitForAlert(page, 'The node does not answer.');
      await page
        .getByLabel('Another node’s address')
        .or(page.getByLabel("Another node's address"))
        .fill(stage().rpcUrl);
      await button(page, 'Use it').click();
      await page.getByRole('heading', { name: 'How both houses stand' }).waitFor();
    });
  });
});

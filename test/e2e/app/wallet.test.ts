import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { localKey } from '../../../scripts/lib/localAccounts.ts';
import { LOCAL_PERSONS } from '../../../scripts/params/localPeople.ts';
import { useBrowser } from './helpers/browser.ts';
import * as life from './helpers/life.ts';
import { useStage } from './helpers/stage.ts';
import { PROPOSAL, waitForVote, yours } from './helpers/voter.ts';
import { addWallet, type TestWallet } from './helpers/wallet.ts';

function keyOf(name: string): string {
  const person = Object.values(LOCAL_PERSONS).find((candidate) => candidate.name === name);
  if (person === undefined) throw new RangeError(`there is nobody called ${name}`);
  return localKey(person.place);
}

describe('with a wallet that signs for itself', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();
  const folder = life.useSayings();

  it('the whole life of a dataset goes as it does on the development chain', async () => {
    let wallet: TestWallet | undefined;
    const page = await browser.visit(`${stage().appUrl}#/datasets/new`, {
      expected: [/404/],
      before: async (opened) => {
        wallet = await addWallet(opened, { rpcUrl: stage().rpcUrl, key: keyOf('Theo') });
      },
    });
    await waitUntilReady(page);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Test Wallet', exact: true }).click();
    const visitor: life.Visitor = {
      page,
      folder: folder(),
      async actAs(name) {
        await wallet?.switchAccount(keyOf(name));
        await page.getByRole('banner').getByRole('button', { name, exact: true }).waitFor();
      },
    };

    await life.bringDataset(visitor);
    const proposal = await life.endorseAndPropose(visitor);
    await life.moveTime(page, `To the vote on proposal ${proposal}`);
    await life.vote(visitor, 'Ada', 'I vouched for it.');
    await life.vote(visitor, 'Emeka', 'Read it.');
    await life.chooseFor(visitor, 'Lena', 'Good for everybody.');
    await page.getByText('Sign it without sending it').click();
    await page.getByRole('button', { name: 'Sign the vote', exact: true }).click();
    await page.getByRole('button', { name: 'Send it yourself', exact: true }).click();
    await waitForVote(page, 'Good for everybody.');
    await life.carryOut(visitor, proposal);
    await life.castBallot(visitor);
    await life.seal(visitor);
    await life.publish(visitor);
    await life.verify(visitor);

    const asked = (method: string) => wallet?.requests.filter((request) => request.method === method).length;
    expect(asked('eth_signTypedData_v4')).to.equal(1);
    // register, submit, endorse twice, propose, vote twice and by signature, queue, execute, ballot, seal, publish
    expect(asked('eth_sendTransaction')).to.equal(13);
  });

  describe('and a keyboard alone', () => {
    /** Goes on by Tab until something with this name has the focus. */
    async function tabTo(page: Page, name: RegExp): Promise<void> {
      for (let times = 0; times < 80; times++) {
        await page.keyboard.press('Tab');
        const isThere = await page.evaluate(
          ([source]) => {
            const element = document.activeElement;
            if (!(element instanceof HTMLElement)) return false;
            const label =
              element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
                ? element.labels?.[0]
                : undefined;
            const text = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent;
            return new RegExp(source).test(text.trim());
          },
          [name.source] as const,
        );
        if (isThere) return;
      }
      throw new Error(`the keyboard does not get to ${name}`);
    }

    it('a vote is cast from where the page begins', async () => {
      const page = await browser.visit(`${stage().appUrl}#/proposals/${PROPOSAL}`, {
        config: { people: [] },
        before: (opened) => addWallet(opened, { rpcUrl: stage().rpcUrl, key: keyOf('Ada') }),
      });
      await waitUntilReady(page);

      await tabTo(page, /^Skip to the page$/);
      await tabTo(page, /^Connect$/);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Choose a wallet' }).waitFor();
      await tabTo(page, /^Test Wallet$/);
      await page.keyboard.press('Enter');
      await yours(page).getByRole('radio').first().waitFor();

      await tabTo(page, /^For$/);
      await page.keyboard.press('Space');
      await tabTo(page, /^Why\?/);
      await page.keyboard.type('By keyboard.');
      await tabTo(page, /^Vote For$/);
      await page.keyboard.press('Enter');
      await waitForVote(page, 'By keyboard.');
    });
  });
});

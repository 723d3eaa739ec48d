import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { createPublicClient, http, keccak256, toHex, zeroAddress, type Address } from 'viem';

import {
  commonsGovernorAbi,
  commonsTokenAbi,
  contributorRegistryAbi,
  datasetRegistryAbi,
  proposalLensAbi,
  timelockControllerAbi,
} from '../../../manifest/src/generated/abis.ts';
import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { DAY_SECONDS } from '../../../scripts/lib/units.ts';
import { useBrowser, type VisitOptions } from './helpers/browser.ts';
import { openRpcProxy } from './helpers/rpc.ts';
import { useStage } from './helpers/stage.ts';

const ABIS = {
  CommonsGovernor: commonsGovernorAbi,
  CommonsToken: commonsTokenAbi,
  ContributorRegistry: contributorRegistryAbi,
  DatasetRegistry: datasetRegistryAbi,
  ProposalLens: proposalLensAbi,
  TimelockController: timelockControllerAbi,
} as const;

const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('the pages of people, the commons and the settings', () => {
  const stage = useStage({ backAfter: 'each' });
  const browser = useBrowser();

  async function open(path: string, as?: string, options?: VisitOptions): Promise<Page> {
    const page = await browser.visit(`${stage().appUrl}#/${path}`, options);
    await waitUntilReady(page);
    if (as !== undefined) await actAs(page, as);
    return page;
  }
  /** How to read from a contract, past the page. */
  function contract<N extends keyof typeof ABIS>(name: N) {
    const address = stage().deployment.contracts[name].address as Address;
    return { address, abi: ABIS[name] };
  }
  const client = () => createPublicClient({ transport: http(stage().rpcUrl, { batch: true }) });
  const numberOf = (name: string): Promise<number> =>
    client().readContract({
      ...contract('ContributorRegistry'),
      functionName: 'personOf',
      args: [stage().addressOf(name)],
    });
  const votesOf = (account: Address): Promise<bigint> =>
    client().readContract({ ...contract('CommonsToken'), functionName: 'getVotes', args: [account] });
  const pageOf = async (name: string, as?: string): Promise<Page> => open(`people/${await numberOf(name)}`, as);

  describe('a person', () => {
    it('is registered by a page that says what is wrong, and knows her from then on', async () => {
      const page = await open('people/register', 'Theo');

      await button(page, 'Register').click();
      await page.getByText('A name is needed.').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('Theo of the quays');
      await page.getByLabel('About you').fill('Writes down what is said there.');
      await page.getByLabel('Links').fill('https://theo.example/\n'.repeat(11));
      await button(page, 'Register').click();
      await page.getByText('At most 10 links.').waitFor();
      expect(await numberOf('Theo')).to.equal(0);
      await page.getByLabel('Links').fill('https://theo.example/quays');
      await button(page, 'Register').click();
      await page.getByText('You are registered.').waitFor();

      const personId = await numberOf('Theo');
      await page.getByText(`Your account is registered already, as person ${personId}.`).waitFor();
      expect(await button(page, 'Register').isDisabled()).to.equal(true);
      await page.getByRole('banner').getByRole('link', { name: 'People', exact: true }).click();
      const row = page.getByRole('row', { name: /Theo of the quays/ });
      expect(await row.innerText()).to.match(/no seat\s+0 of 0\s+0$/);
      await row.getByRole('link').click();
      await page.getByText(`Person ${personId}: this is you. The name is her own word`).waitFor();
      const profile = await section(page, 'Profile').innerText();
      expect(profile).to.contain('Writes down what is said there.').and.contain('https://theo.example/quays');
    });

    it('changes what she says of herself, from what she said before', async () => {
      const page = await pageOf('Omar', 'Omar');

      await button(page, 'Change your profile').click();
      const about = page.getByLabel('About you');
      expect(await about.inputValue()).to.contain('Photographs street signs');
      await about.fill('Photographs street signs, at night too.');
      await page.getByRole('textbox', { name: 'Name' }).fill('Omar of five towns');
      await button(page, 'Put it on chain').click();
      await page.getByText('Your profile is changed.').waitFor();
      await button(page, 'Close the form').click();

      await page.getByRole('heading', { level: 1, name: 'Omar of five towns' }).waitFor();
      await section(page, 'Profile').getByText('at night too.').waitFor();
    });

    it('is let to vote with the tokens of somebody who needs no page of her own, and no more after that', async () => {
      const page = await pageOf('Ada', 'Mira');
      const [ada, mira] = [stage().addressOf('Ada'), stage().addressOf('Mira')];
      const tokens = section(page, 'Tokens');
      const [before, moving] = await Promise.all([votesOf(ada), votesOf(mira)]);
      expect(moving > 0n).to.equal(true);
      const shown = (votes: bigint) => `votes with ${Number(votes / 10n ** 18n).toLocaleString('en-GB')}.`;

      await tokens.getByText(shown(before)).waitFor();
      await button(page, 'Let her vote with your tokens').click();
      await tokens.getByText(shown(before + moving)).waitFor();
      expect(await votesOf(ada)).to.equal(before + moving);
      await tokens.getByText(/Ada votes with your [\d,]+ tokens\./).waitFor();

      await page.getByRole('banner').getByRole('link', { name: 'People', exact: true }).click();
      await page.getByRole('tab', { name: 'Token holders and delegates' }).click();
      await page.getByRole('columnheader', { name: 'Holders behind' }).waitFor();
      const holders = page.getByRole('table').getByRole('row');
      expect(await holders.filter({ hasText: 'Ada' }).innerText()).to.match(/%\s+2$/);
      expect(await holders.filter({ hasText: 'Mira' }).count()).to.equal(0);

      await page.goBack();
      await page.goBack();
      await button(page, 'Vote yourself').click();
      await tokens.getByText(shown(before)).waitFor();
      expect(await votesOf(mira)).to.equal(moving);
    });

    it('lets an account vote with her tokens, and is told when that is none', async () => {
      const page = await pageOf('Ada', 'Ada');
      const to = page.getByLabel('Let another account vote with your tokens');

      await to.fill('0x1234');
      await page.getByText('This is not an address, or a mistyped one').waitFor();
      expect(await button(page, 'Delegate').isDisabled()).to.equal(true);
      await to.fill(stage().addressOf('Lena'));
      await button(page, 'Delegate').click();
      await section(page, 'Tokens').getByText('Lena votes with the tokens held.').waitFor();
      expect(await votesOf(stage().addressOf('Ada'))).to.equal(0n);
      await button(page, 'Vote yourself').click();
      await section(page, 'Tokens').getByText('The holder votes with them.').waitFor();
    });
  });

  describe('a seat', () => {
    const seatOf = async (name: string) =>
      client().readContract({
        ...contract('ContributorRegistry'),
        functionName: 'person',
        args: [await numberOf(name)],
      });

    it('that has ended is renewed by whoever holds it, or taken out of the count by anybody', async () => {
      const [chidi, emeka] = await Promise.all([seatOf('Chidi'), seatOf('Emeka')]);
      await stage().ask('evm_setNextBlockTimestamp', Math.max(chidi.seatEndsAt, emeka.seatEndsAt) + 1);
      await stage().ask('evm_mine');
      const page = await pageOf('Chidi', 'Chidi');
      const seat = section(page, 'Seat');

      await seat.getByText('Your seat has ended').waitFor();
      await button(page, 'Renew your seat').click();
      await seat.getByText(/^Renewed for \d+ days\./).waitFor();
      await seat.getByText(/^Holds a seat, until/).waitFor();
      expect((await seatOf('Chidi')).seatEndsAt).to.be.greaterThan(chidi.seatEndsAt);

      await page.goto(`${stage().appUrl}#/people/${await numberOf('Emeka')}`);
      await seat.getByText('Her seat has ended').waitFor();
      await button(page, 'Take it out of the count').click();
      await seat.getByText('Status: seat ended and retired.').waitFor();
      await seat.getByText('Only a vote can give another').waitFor();
    });

    it('is given up, after it was said what that means', async () => {
      const page = await pageOf('Chidi', 'Chidi');
      const seat = section(page, 'Seat');

      await button(page, 'Give it up').click();
      await page.getByRole('dialog').getByText('Only a vote of the commons can give you another.').waitFor();
      await confirm(page, 'Give it up');
      await seat.getByText('Status: seat given up.').waitFor();
      expect(await seat.getByRole('button').count()).to.equal(0);
    });
  });

  it('moves a person to another account, when both have signed', async () => {
    const personId = await numberOf('Noor');
    const page = await pageOf('Noor', 'Theo');
    const moving = section(page, 'Another account');

    await moving.getByText('Is this you, with a new account?').waitFor();
    await button(page, 'Sign with this account').click();
    const text = await moving.locator('pre').innerText();
    const consent = JSON.parse(text) as { newAccount: string };
    expect(consent).to.deep.include({ personId, newAccount: stage().addressOf('Theo') });

    await actAs(page, 'Noor');
    const input = page.getByLabel('The new account’s consent');
    const move = button(page, 'Move to the new account');
    for (const [pasted, sentence] of [
      [text.slice(0, -3), 'This is not the consent of a new account: paste the whole text'],
      [JSON.stringify({ ...consent, personId: personId + 1 }), `This consent is for person ${personId + 1}, not for`],
      [JSON.stringify({ ...consent, deadline: 1_600_000_000 }), /^The signature was good until \d+ Sept? 2020/],
      [JSON.stringify({ ...consent, deadline: 4_000_000_000 }), /^The signature is not that of 0x/],
    ] as const) {
      await input.fill(pasted);
      await move.click();
      await confirm(page, 'Move to the new account');
      await moving.getByRole('alert').getByText(sentence).waitFor();
      expect(await input.inputValue()).to.equal(pasted);
    }
    expect(await numberOf('Theo')).to.equal(0);

    await input.fill(text);
    await move.click();
    await confirm(page, 'Move to the new account');
    await moving.getByText(`you have moved to ${stage().addressOf('Theo')}.`).waitFor();
    await actAs(page, 'Theo');
    await page.getByText(`Person ${personId}: this is you.`).waitFor();
    await section(page, 'Seat')
      .getByText(/^Holds a seat, until/)
      .waitFor();
    expect([await numberOf('Theo'), await numberOf('Noor')]).to.deep.equal([personId, 0]);
  });

  describe('the commons', () => {
    /** The texts of a table's cells by row. */
    const cells = async (part: Locator, index = 0): Promise<string[][]> => {
      const rows = await part.getByRole('table').nth(index).locator('tbody tr').all();
      return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
    };

    it('shows every role with its holder, and the rules as the contracts have them', async () => {
      const page = await open('commons');
      const roles = await cells(section(page, 'Who holds which power'));
      const { address } = contract('DatasetRegistry');
      const board = stage().deployment.contracts.EthicsBoard.address as Address;
      const [mayBoardSuspend, delay, endorsements, quorum] = await Promise.all([
        client().readContract({
          ...contract('DatasetRegistry'),
          functionName: 'hasRole',
          args: [keccak256(toHex('SUSPENDER_ROLE')), board],
        }),
        client().readContract({ ...contract('TimelockController'), functionName: 'getMinDelay' }),
        client().readContract({ ...contract('DatasetRegistry'), functionName: 'endorsementsRequired' }),
        client().readContract({ ...contract('ContributorRegistry'), functionName: 'seatTermSeconds' }),
      ]);
      expect(mayBoardSuspend, address).to.equal(true);

      const suspender = roles.find(([source, role]) => source === 'Dataset registry' && role?.startsWith('SUSPENDER'));
      expect(suspender?.[2]).to.equal('Ethics board');
      const holders = new Set(roles.map(([, , holder]) => holder));
      // no account of a person holds any
      expect([...holders].filter((holder) => /0x/.test(holder ?? ''))).to.deep.equal([]);
      expect(await section(page, 'Who holds which power').locator('a[href*="/people/"]').count()).to.equal(0);
      expect([...holders]).to.include('Timelock');

      const rules = new Map(
        (await cells(section(page, 'Rules in force'))).map(([name = '', value = '']) => [name, value]),
      );
      expect(rules.get('Timelock')).to.match(new RegExp(`^${Number(delay) / DAY_SECONDS} days\n`));
      expect(rules.get('Endorsements')).to.match(new RegExp(`^${endorsements}\n`));
      expect(rules.get('Seat term')).to.match(new RegExp(`^${quorum / DAY_SECONDS} days\n`));
    });

    it('measures how power is spread over the accounts that vote', async () => {
      const page = await open('commons');
      const logs = await client().getContractEvents({
        ...contract('CommonsToken'),
        eventName: 'DelegateVotesChanged',
        fromBlock: 0n,
        strict: true,
      });
      const delegates = [...new Set(logs.map(({ args: { delegate } }) => delegate))].filter(
        (one) => one !== zeroAddress,
      );
      const votes = (await Promise.all(delegates.map(votesOf)))
        .map((wei) => Number(wei) / 1e18)
        .filter((tokens) => tokens > 0)
        .sort((a, b) => b - a);
      const total = votes.reduce((sum, one) => sum + one, 0);
      let together = 0;
      const half = votes.findIndex((one) => (together += one) > total / 2) + 1;
      const differences = votes.flatMap((a) => votes.map((b) => Math.abs(a - b))).reduce((sum, one) => sum + one, 0);
      const gini = differences / (2 * votes.length * total);

      const [token, members] = await cells(section(page, 'How power is spread'));
      expect(token).to.deep.equal([
        'Token house',
        String(votes.length),
        `${((100 * (votes[0] ?? 0)) / total).toFixed(1)} %`,
        String(half),
        gini.toFixed(2),
      ]);
      const { timestamp } = await client().getBlock();
      const seats = await client().readContract({
        ...contract('ContributorRegistry'),
        functionName: 'getPastTotalSupply',
        args: [timestamp - 1n],
      });
      expect(members?.slice(0, 2)).to.deep.equal(['Members’ house', String(seats)]);
      expect(members?.[4]).to.equal('0.00');
    });

    it('tells how many took part in each vote, and in each round', async () => {
      const page = await open('commons');
      const turnout = section(page, 'Who takes part');
      await turnout.waitFor();
      const latest = await client().readContract({
        ...contract('ProposalLens'),
        functionName: 'latest',
        args: [0n, 50n],
      });
      const rows = await turnout.getByRole('table').first().locator('tbody tr').all();
      expect(rows.length).to.be.greaterThan(5);
      const percent = (votes: readonly bigint[], all: bigint): string =>
        `${((100 * Number(votes.reduce((sum, one) => sum + one, 0n))) / Number(all)).toFixed(1)} %`;
      for (const row of rows) {
        const href = await row.getByRole('link').getAttribute('href');
        const proposal = latest.find(({ number }) => href?.endsWith(`/proposals/${number}`) === true);
        if (proposal === undefined) throw new Error(`the chain has no proposal at ${href}`);
        const args = [proposal.id] as const;
        const moment = [BigInt(proposal.snapshot)] as const;
        const [tokens, members, supply, seats] = await Promise.all([
          client().readContract({ ...contract('CommonsGovernor'), functionName: 'proposalVotes', args }),
          client().readContract({ ...contract('CommonsGovernor'), functionName: 'memberVotes', args }),
          client().readContract({ ...contract('CommonsToken'), functionName: 'getPastTotalSupply', args: moment }),
          client().readContract({
            ...contract('ContributorRegistry'),
            functionName: 'getPastTotalSupply',
            args: moment,
          }),
        ]);
        expect((await row.getByRole('cell').allInnerTexts()).slice(1), href ?? '').to.deep.equal([
          percent(tokens, supply),
          percent(members, seats),
        ]);
      }
      const rounds = await cells(turnout, 1);
      expect(rounds.map(([name]) => name)).to.include.members(['Round 1', 'Round 2', 'Round 3']);
      expect(rounds.at(-1)?.join(' ')).to.match(/^Round 1 \d+\.\d % \d+\.\d %$/);
    });
  });

  it('forgets what is kept on the device, after it was said what that loses', async () => {
    const page = await open(`people/${await numberOf('Ada')}`);
    const kept = (): Promise<number> =>
      page.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const opened = indexedDB.open('keyval-store');
            opened.onerror = () => reject(new Error('there is no store'));
            opened.onsuccess = () => {
              const all = opened.result.transaction('keyval').objectStore('keyval').getAllKeys();
              all.onsuccess = () => resolve(all.result.filter((key) => String(key).startsWith('document-')).length);
            };
          }),
      );
    await page.goto(`${stage().appUrl}#/settings`);
    expect(await kept()).to.be.greaterThan(0);

    await button(page, 'Forget all of it').click();
    await page.getByRole('dialog').getByText('the chain has only their hashes').waitFor();
    await confirm(page, 'Leave it');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await kept()).to.be.greaterThan(0);
    await button(page, 'Forget all of it').click();
    await Promise.all([page.waitForEvent('load'), confirm(page, 'Forget all of it')]);
    await waitUntilReady(page);
    expect(await kept()).to.equal(0);
  });

  it('reads from the node that its visitor chooses, if that is on the right chain, and goes back', async () => {
    const proxy = await openRpcProxy(stage().rpcUrl);
    try {
      const page = await open('settings');
      const node = section(page, 'Node');
      const input = node.getByRole('textbox', { name: 'Address' });
      const configured = await input.inputValue();
      expect(await button(page, 'Back to the configured one').count()).to.equal(0);

      await input.fill(proxy.url);
      proxy.answer('eth_chainId', () => '0x1');
      await button(page, 'Use this node').click();
      await node.getByText('That node is on chain 1; this commons is on chain 31337.').waitFor();
      proxy.answer('eth_chainId', () => 'no number');
      await button(page, 'Use this node').click();
      await node.getByText('No node answers at this address').waitFor();
      expect(await input.inputValue()).to.equal(proxy.url);
      expect(await page.evaluate(() => localStorage.getItem('commonweight.rpcUrl'))).to.equal(null);

      proxy.answer('eth_chainId');
      await button(page, 'Use this node').click();
      await button(page, 'Back to the configured one').waitFor();
      expect(await input.inputValue()).to.equal(proxy.url);
      expect(proxy.requests.flat()).to.include('eth_getBlockByNumber');
      await page.goto(`${stage().appUrl}#/commons`);
      await section(page, 'Contracts').getByText(`as ${proxy.url} tells it.`).waitFor();

      await page.goto(`${stage().appUrl}#/settings`);
      await button(page, 'Back to the configured one').click();
      await page.waitForFunction((url) => document.querySelector('input')?.value === url, configured);
      await proxy.settle(100);
      const asked = proxy.requests.length;
      await page.goto(`${stage().appUrl}#/commons`);
      await section(page, 'Contracts').getByText(`as ${configured} tells it.`).waitFor();
      await waitUntilReady(page);
      expect(proxy.requests).to.have.length(asked);
    } finally {
      await proxy.close();
    }
  });
});

import { actAs } from '../../../scripts/lib/browser/actAs.ts';
import { waitUntilReady } from '../../../scripts/lib/browser/waitUntilReady.ts';
import { useBrowser } from './helpers/browser.ts';
import * as life from './helpers/life.ts';
import { useStage } from './helpers/stage.ts';

describe('the whole life of a dataset, by one visitor', () => {
  const stage = useStage();
  const browser = useBrowser();
  const folder = life.useSayings();

  it('goes from dropped files to a manifest that is published and verified', async () => {
    const page = await browser.visit(`${stage().appUrl}#/datasets/new`, { expected: [/404/] });
    await waitUntilReady(page);
    const visitor: life.Visitor = { page, folder: folder(), actAs: (name) => actAs(page, name) };

    await visitor.actAs('Theo');
    await life.bringDataset(visitor);
    const proposal = await life.endorseAndPropose(visitor);
    await life.moveTime(page, `To the vote on proposal ${proposal}`);
    await life.vote(visitor, 'Ada', 'I vouched for it.');
    await life.vote(visitor, 'Lena', 'Good for everybody.');
    await life.vote(visitor, 'Emeka', 'Read it.');
    await life.carryOut(visitor, proposal);
    await life.castBallot(visitor);
    await life.seal(visitor);
    await life.publish(visitor);
    await life.verify(visitor);
  });
});

import { openStage, type OpenStage } from '../../../../scripts/lib/start/openStage.ts';
import { askNode } from '../../../helpers/anvil.ts';

/** One commons for all browser tests of a run: seeding one takes seconds, putting it back a moment. */
let shared: Promise<OpenStage> | undefined;

// registered at the root, because it is the last thing of the whole run
after(async () => {
  await (await shared)?.close();
});

/** The shared commons, and what a test may ask of its node past the page. */
export interface TestStage extends OpenStage {
  ask<T>(method: string, ...parameters: unknown[]): Promise<T>;
  /** The address of somebody of the seeded story. */
  addressOf(name: string): `0x${string}`;
}

function withNode(stage: OpenStage): TestStage {
  return {
    ...stage,
    ask: (method, ...parameters) => askNode(stage.rpcUrl, method, parameters),
    addressOf(name) {
      const person = stage.people.find((candidate) => candidate.name === name);
      if (person === undefined) throw new RangeError(`there is nobody called ${name}`);
      return person.address as `0x${string}`;
    },
  };
}

/**
 * Gives the tests of a `describe` the seeded commons, and puts it back when they have run, or after each of them.
 * @returns How to get it, from within a test or a hook.
 */
export function useStage(options: { backAfter?: 'all' | 'each' } = {}): () => TestStage {
  let stage: TestStage | undefined;
  let snapshot = '';
  const current = (): TestStage => {
    if (stage === undefined) throw new Error('the stage is open within tests only');
    return stage;
  };
  const remember = async (): Promise<void> => {
    snapshot = await current().ask('evm_snapshot');
  };
  const putBack = async (): Promise<void> => {
    if (!(await current().ask<boolean>('evm_revert', snapshot))) throw new Error('the node forgot its snapshot');
  };

  before('open the commons', async () => {
    shared ??= openStage();
    stage = withNode(await shared);
  });
  if (options.backAfter === 'each') {
    beforeEach('remember the commons', remember);
    afterEach('put the commons back', putBack);
  } else {
    before('remember the commons', remember);
    after('put the commons back', putBack);
  }
  return current;
}

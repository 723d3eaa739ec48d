import { verify } from '../../../manifest/src/cli/verify.ts';
import type { Documents } from '../documents/openDocuments.ts';
import { approveSuspension, approveVeto, electionOf } from '../life/board.ts';
import { endorse } from '../life/datasets.ts';
import { proposeAny, proposeInclusion } from '../life/proposal.ts';
import type { Action, Proposal } from '../life/proposal.ts';
import { done } from '../life/stage.ts';
import type { Stage } from '../life/stage.ts';
import { chapter, say } from '../terminal.ts';
import { DAY_SECONDS, durationText } from '../units.ts';
import type { Cast, Person } from './people.ts';
import type { Outcome } from './story.ts';

const TERM_SECONDS = 365 * DAY_SECONDS;

const MAIL_REASON = `# Why we suspend the mail

The headers name some two thousand people, with their addresses, who never agreed to anything. Thirty days are for the houses to
decide whether it stays.`;

const VETO_REASON = `# Why we veto one endorsement

One friend would be enough to put anything to a vote. If the houses want that, let them say so twice.`;

const REMOVAL_REASON = `# Why the mail should go

The board is right: it cannot be made anonymous without ceasing to be mail.`;

export interface OverseeOptions {
  stage: Stage;
  cast: Cast;
  outcome: Outcome;
  documents: Documents;
  url: string;
  deploymentFile: string;
  manifestFile: string;
}

/** Puts proposals through at once: everybody votes for them but who is named against; then they are queued. */
async function carryToQueue(
  { curators, holders }: Cast,
  ...votes: readonly { proposal: Proposal; against: readonly Person[] }[]
): Promise<void> {
  const last = votes.at(-1)?.proposal;
  const [by] = holders;
  if (last === undefined || by === undefined) throw new RangeError('nothing to vote on, or nobody to queue');
  await last.waitForVote();
  for (const { proposal, against } of votes) {
    for (const person of [...curators, ...holders.slice(0, 12)]) {
      await proposal.vote(person.account, against.includes(person) ? 'against' : 'for');
    }
  }
  await last.waitForEnd();
  for (const { proposal } of votes) await proposal.queue(by.account);
}

async function execute({ holders }: Cast, proposal: Proposal): Promise<void> {
  const [by] = holders;
  if (by === undefined) throw new RangeError('nobody to execute');
  await proposal.waitForTimelock();
  await proposal.execute(by.account);
}

/** A board is elected; the mail is included, suspended, removed; a veto is overridden; somebody takes her data back. */
export async function oversee(options: OverseeOptions): Promise<Outcome['proposals']> {
  const { stage, cast, outcome, documents } = options;
  const { commons } = stage;
  const { curators, contributors, holders } = cast;
  const [ada, ben, chidi, dana] = curators as [Person, Person, Person, Person];
  const [nils] = holders as [Person];
  const [, jun, , lena, mira] = contributors as [Person, Person, Person, Person, Person];
  const mail = outcome.brought.at(-1);
  const wordnet = outcome.brought.find(({ by }) => by.name === lena.name);
  if (mail === undefined || wordnet === undefined) throw new RangeError('nobody brought what this is about');
  chapter('Oversight');

  const seats: Action[] = [];
  for (const [member, constituency] of [
    [ada, 'readers'],
    [chidi, 'archives'],
    [jun, 'contributors'],
  ] as const) {
    const personId = await commons.contributors.personOf(member.account);
    seats.push(await electionOf(stage, personId, constituency, TERM_SECONDS));
  }
  const election = await proposeAny(stage, nils.account, seats, 'Elect an ethics board of three, for a year');
  // it takes three endorsements by now
  await endorse(stage, [dana.account], mail.id);
  const again = await proposeInclusion(stage, mira.account, [mail.id], `Include ${mail.data.name} after all`);
  await carryToQueue(cast, { proposal: election, against: [] }, { proposal: again, against: [ada, chidi] });
  await execute(cast, election);
  await execute(cast, again);
  say('Both houses elect a board, Ada, Chidi and Jun, and change their mind about the mail: it is included.');

  const mailReason = documents.keep(MAIL_REASON);
  await approveSuspension(stage, [ada.account, chidi.account], mail.id, mailReason);
  const { suspendedFrom, suspendedUntil } = await commons.datasets.dataset(mail.id);
  say(
    `Ada and Chidi, a majority of the board, suspend it for ${durationText(Number(suspendedUntil - suspendedFrom))}: personal data. It takes no points.`,
  );

  const registry = await commons.datasets.getAddress();
  const { interface: calls } = commons.datasets;
  const removalReason = documents.keep(REMOVAL_REASON);
  const removal = await proposeAny(
    stage,
    nils.account,
    [{ target: registry, data: calls.encodeFunctionData('remove', [mail.id, removalReason.sha256]) }],
    `Remove ${mail.data.name}`,
  );
  const oneEndorsement = [{ target: registry, data: calls.encodeFunctionData('setEndorsementsRequired', [1]) }];
  const loosened = await proposeAny(stage, ben.account, oneEndorsement, 'Ask for one endorsement instead of three');
  await carryToQueue(cast, { proposal: removal, against: [] }, { proposal: loosened, against: [ada, chidi] });
  await approveVeto([ada.account, jun.account], loosened, documents.keep(VETO_REASON));
  await execute(cast, removal);
  say(
    'A vote removes the mail for good. Another vote asks for one endorsement instead of three; the board vetoes that.',
  );

  const insisting = await proposeAny(stage, ben.account, oneEndorsement, 'One endorsement: we insist');
  await carryToQueue(cast, { proposal: insisting, against: [ada] });
  await execute(cast, insisting);
  say('The same again, under another name, takes two thirds of both houses and cannot be vetoed. It gets them.');

  const why = documents.keep('I signed with a publisher who wants it for itself.');
  const sent = commons.datasets.connect(lena.account).withdrawWithReason(wordnet.id, why.sha256, why.uri);
  await done(stage, 'withdraw a dataset', sent);
  say(
    `${lena.name} takes ${wordnet.data.name} back. The sealed round stays as it is; who verifies the manifest now hears:`,
  );
  const { text } = await verify(
    options.manifestFile,
    { rpc: options.url, deployment: options.deploymentFile },
    () => undefined,
  );
  for (const line of text.split('\n')) say(`  ${line}`);

  return [
    { title: 'Ethics board', proposal: election },
    { title: 'The mail after all', proposal: again },
    { title: 'Removal of the mail', proposal: removal },
    { title: 'One endorsement', proposal: loosened },
    { title: 'One endorsement, again', proposal: insisting },
  ];
}

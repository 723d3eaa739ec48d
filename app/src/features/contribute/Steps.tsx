import { Button, Group, SegmentedControl, Stack, Stepper, Text } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';

import { Panel } from '../../components/Panel.tsx';
import { AboutStep } from './AboutStep.tsx';
import { CardStep } from './CardStep.tsx';
import type { Draft, DraftFile } from './draft.ts';
import { FilesStep } from './FilesStep.tsx';
import { useContributeForm } from './form.ts';
import { FIELDS } from './formSchema.ts';
import { OwnCardStep } from './OwnCardStep.tsx';
import { useDraftCard, useOwnCard } from './queries.ts';
import { SendStep } from './SendStep.tsx';
import classes from './Steps.module.css';
import { TermsStep } from './TermsStep.tsx';

const TITLES = { files: 'Data', about: 'Description', terms: 'Terms', card: 'Card', send: 'Send' };
type Step = keyof typeof TITLES;

/** A card that was made elsewhere says itself what the dataset is. */
const stepsOf = (source: Draft['source']): Step[] =>
  source === 'files' ? ['files', 'about', 'terms', 'card', 'send'] : ['files', 'terms', 'card', 'send'];

/** The guided way from files to a submitted dataset. */
export function Steps(props: {
  draft: Draft;
  change: (change: Partial<Omit<Draft, 'values'>>) => void;
  onSent: (sha256: string) => void;
}): ReactNode {
  const { draft, change, onSent } = props;
  const form = useContributeForm();
  const [params, setParams] = useSearchParams();
  const [problem, setProblem] = useState<string>();
  const { data: card } = useDraftCard(draft);
  const { data: own } = useOwnCard(draft.source === 'card' ? draft.card : '');
  const steps = stepsOf(draft.source);
  const step = steps.find((name) => name === params.get('step')) ?? 'files';
  const at = steps.indexOf(step);

  const place = useRef<HTMLDivElement>(null);
  const previous = useRef(step);
  useEffect(() => {
    if (previous.current === step) return;
    previous.current = step;
    // a new step begins at its top, also for somebody who moves by keyboard or hears the page
    place.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [step]);

  function problemOf(name: Step): string | undefined {
    if (name === 'files') {
      if (draft.source === 'files') return draft.files.length === 0 ? 'Choose the files first.' : undefined;
      return own?.made === undefined ? 'Choose a card that can be read first.' : undefined;
    }
    if (name === 'card' && card?.made === undefined) return card?.problem ?? 'The card is not ready yet.';
    const fields: readonly string[] = FIELDS[name];
    const wrong = fields.filter((field) => form.validateField(field).hasError);
    return wrong.length === 0 ? undefined : 'Something here is not right yet; it is marked.';
  }
  function goTo(target: number): void {
    // one may go back from anywhere, and forward past what is right
    const stuck = steps.slice(0, target).find((name) => problemOf(name) !== undefined);
    const next = stuck === undefined ? steps[target] : stuck;
    setProblem(stuck === undefined ? undefined : problemOf(stuck));
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('step', next ?? 'files');
        return after;
      },
      { replace: next === step },
    );
  }
  const content: Record<Step, ReactNode> = {
    files: (
      <Stack gap="md">
        <SegmentedControl
          aria-label="What do you have?"
          data={[
            { value: 'files', label: 'I have files' },
            { value: 'card', label: 'I have a card' },
          ]}
          value={draft.source}
          onChange={(source) => change({ source: source === 'card' ? 'card' : 'files' })}
          style={{ alignSelf: 'flex-start' }}
        />
        {draft.source === 'files' ? (
          <FilesStep files={draft.files} onFiles={(files: readonly DraftFile[]) => change({ files: [...files] })} />
        ) : (
          <OwnCardStep text={draft.card} onText={(text) => change({ card: text })} />
        )}
      </Stack>
    ),
    about: <AboutStep />,
    terms: <TermsStep isOwnCard={draft.source === 'card'} />,
    card: <CardStep card={card} />,
    send: <SendStep card={card} isReady={() => steps.every((name) => problemOf(name) === undefined)} onSent={onSent} />,
  };
  return (
    <Stack gap="lg">
      <Stepper
        active={at}
        onStepClick={goTo}
        iconSize={32}
        size="sm"
        wrap={false}
        classNames={{ separator: classes.separator ?? '', stepBody: classes.body ?? '' }}
      >
        {steps.map((name) => (
          <Stepper.Step key={name} label={<span className={classes.label}>{TITLES[name]}</span>} />
        ))}
      </Stepper>
      <div
        ref={place}
        tabIndex={-1}
        role="group"
        aria-label={`Step ${at + 1} of ${steps.length}`}
        className={classes.step}
      >
        <Panel title={TITLES[step]}>
          {content[step]}
          <Group mt="xl" gap="sm">
            {at > 0 && (
              <Button variant="default" onClick={() => goTo(at - 1)}>
                Back
              </Button>
            )}
            {at < steps.length - 1 && <Button onClick={() => goTo(at + 1)}>Go on</Button>}
          </Group>
          <Text role="status" size="sm" mt="xs">
            {problem !== undefined && problemOf(step) !== undefined && problem}
          </Text>
        </Panel>
      </div>
    </Stack>
  );
}

import { expect } from 'chai';

import { calendarOf } from '../../app/src/components/ics.ts';

const AT = Date.UTC(2026, 10, 25, 11, 0) / 1_000;
const deadline = {
  id: 'round-4-of-31337',
  at: AT,
  title: 'Round 4 closes',
  description: 'Ballots; until then, 100 points',
};

/** Long lines are folded (RFC 5545, 3.1); here they are whole again. */
const linesOf = (text: string): string[] => text.replaceAll('\r\n\t', '').replaceAll('\r\n ', '').split('\r\n');

describe('calendarOf', () => {
  it('ends the entry with the deadline, in universal time', () => {
    const lines = linesOf(calendarOf(deadline));
    expect(lines[0]).to.equal('BEGIN:VCALENDAR');
    expect(lines).to.include('DTSTART:20261125T104500Z');
    expect(lines).to.include('DURATION:PT15M');
    expect(lines).to.include('UID:round-4-of-31337@commonweight');
  });

  it('reminds a day and an hour before, in periods that the standard allows', () => {
    const triggers = linesOf(calendarOf(deadline)).filter((line) => line.startsWith('TRIGGER'));
    expect(triggers).to.deep.equal(['TRIGGER:-PT24H', 'TRIGGER:-PT1H']);
  });

  it('keeps what has a meaning of its own in a calendar from having it', () => {
    const lines = linesOf(calendarOf({ ...deadline, title: 'A;B,C\nBEGIN:VEVENT' }));
    expect(lines.filter((line) => line.startsWith('SUMMARY'))).to.deep.equal(['SUMMARY:A\\;B\\,C\\nBEGIN:VEVENT']);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).to.have.length(1);
    expect(lines).to.include('DESCRIPTION:Ballots\\; until then\\, 100 points');
  });

  it('names an address only where there is one', () => {
    expect(calendarOf(deadline)).not.to.include('URL');
    expect(linesOf(calendarOf({ ...deadline, url: 'https://commons.example/#/round' }))).to.include(
      'URL:https://commons.example/#/round',
    );
  });
});

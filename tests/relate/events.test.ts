import { casesOf, plain, relate } from './harness.js';

describe('events, where they were held and what they concern', () => {
  test.each(casesOf('events'))('%s', (_title, given) => {
    const { events, claims, text } = relate(given);
    const told = events.map(({ kind, date, end, name }) =>
      [kind, date ?? '-', ...(end ? [`to ${end}`] : []), name].join(' '),
    );
    const relations = claims
      .filter(({ type }) => type === 'HELD_IN' || type === 'CONCERNS' || type === 'PART_OF')
      .map(({ type, from, to }) => `${type} ${from === 'Event:1' ? '' : `${from} `}${plain(to)}`);
    expect([...told, ...relations.sort()]).toEqual(given.expect);
    for (const event of events) {
      expect(event.mentions.length).toBeGreaterThan(0);
      if (event.dateText !== undefined) expect(text).toContain(event.dateText);
    }
  });
});

import { source } from './markdown.js';

test('docs/ontology.md is what lexicon/schema/ says', async () => {
  // @ts-expect-error: a plain script without types
  const { ontology } = (await import('../../docs/write-ontology.mjs')) as { ontology: () => string };
  expect(source('docs/ontology.md')).toBe(ontology());
});

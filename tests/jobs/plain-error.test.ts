import { DatabaseError, GuanxiError, InputError, KnowledgeError } from '../../src/errors.js';
import { errorOf, plainError } from '../../src/jobs/plain-error.js';

test.each([
  new InputError('no page'),
  new KnowledgeError('a line of the lexicon'),
  new DatabaseError('no database'),
  new GuanxiError('date: expected YYYY-MM-DD', 2),
  new TypeError('a fault of the program'),
])('%s is the same on the other side', (error) => {
  const again = errorOf(structuredClone(plainError(error)));
  expect([again.name, again.message, again.stack]).toEqual([error.name, error.message, error.stack]);
  expect(again instanceof GuanxiError).toBe(error instanceof GuanxiError);
  expect(again instanceof InputError).toBe(error instanceof InputError);
  expect((again as GuanxiError).exitCode).toBe((error as GuanxiError).exitCode);
});

test('what is thrown and is no error becomes one', () => {
  expect(errorOf(plainError('just text')).message).toBe('just text');
});

import neo4j from 'neo4j-driver';
import { DatabaseError } from '../../src/errors.js';
import { toParameters } from '../../src/graph/parameters.js';

const converted = (value: unknown) => toParameters({ value }, neo4j.int).value;

describe('what can be stored', () => {
  test.each([
    ['an integer', 3, neo4j.int(3)],
    ['minus zero', -0, neo4j.int(0)],
    ['the largest safe integer', Number.MAX_SAFE_INTEGER, neo4j.int(Number.MAX_SAFE_INTEGER)],
    ['a bigint of 64 bits', 2n ** 63n - 1n, neo4j.int('9223372036854775807')],
    ['a fraction', 0.25, 0.25],
    ['null', null, null],
    ['a boolean', false, false],
    ['text beyond the basic plane', '𬭎䶮', '𬭎䶮'],
    ['text with a NUL', 'a\0b', 'a\0b'],
    ['a list', [1, 'a', [2.5]], [neo4j.int(1), 'a', [2.5]]],
    ['a map', { a: { b: 1 } }, { a: { b: neo4j.int(1) } }],
    ['a map without prototype', Object.assign(Object.create(null), { a: 'x' }), { a: 'x' }],
  ])('%s', (_, value, expected) => {
    expect(converted(value)).toEqual(expected);
  });

  test('a key named __proto__ stays a key', () => {
    const value = JSON.parse('{"__proto__": "x"}');
    expect(Object.keys(converted(value) as object)).toEqual(['__proto__']);
  });
});

describe('what the driver would alter without a word is refused, with its path', () => {
  test.each([
    [
      { rows: [{ name: 'a' }, { name: undefined }] },
      '$rows[1].name: expected a value that Neo4j can store, found undefined',
    ],
    [{ name: '\ud842' }, '$name: expected a value that Neo4j can store, found a string with an unpaired surrogate'],
    [{ a: { '\udc00': 1 } }, 'a key with an unpaired surrogate'],
    [{ count: Number.NaN }, '$count: expected a value that Neo4j can store, found NaN'],
    [{ count: Number.POSITIVE_INFINITY }, 'found Infinity'],
    [{ count: 2 ** 60 }, 'send integers above 2^53 as bigint'],
    [{ count: 2n ** 63n }, 'integers have 64 bits'],
    [{ rows: [[new Date(0)]] }, '$rows[0][0]: expected a value that Neo4j can store, found a Date'],
    [{ set: new Set([1]) }, 'found a Set'],
    [{ run: () => 1 }, 'found function'],
    [{ mark: Symbol('x') }, 'found symbol'],
  ])('%p', (parameters, message) => {
    expect(() => toParameters(parameters, neo4j.int)).toThrow(DatabaseError);
    expect(() => toParameters(parameters, neo4j.int)).toThrow(message);
  });
});

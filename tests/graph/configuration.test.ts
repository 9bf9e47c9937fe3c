import { configuration } from '../../src/graph/server/configuration.js';
import { releaseOf } from '../../src/graph/server/releases.js';

const written = (own?: string) => configuration(releaseOf('5.26.30'), { bolt: 17687, http: 17474 }, own).split('\n');
const named = (lines: readonly string[], name: string) => lines.filter((line) => line.startsWith(`${name}=`));

test("a setting of the operator takes the place of guanxi's", () => {
  expect(named(written(), 'server.memory.heap.max_size')).toEqual(['server.memory.heap.max_size=512m']);
  const lines = written('# more memory\r\n\n  server.memory.heap.max_size=2g\r\ndb.tx_log.rotation.size=64m');
  expect(named(lines, 'server.memory.heap.max_size')).toEqual(['server.memory.heap.max_size=2g']);
  expect(named(lines, 'db.tx_log.rotation.size')).toEqual(['db.tx_log.rotation.size=64m']);
  expect(named(lines, 'server.bolt.listen_address')).toEqual(['server.bolt.listen_address=127.0.0.1:17687']);
});

test('a setting that may come more than once keeps all its lines', () => {
  const own = 'server.jvm.additional=-XX:+UseZGC\nserver.jvm.additional=-Xlog:gc';
  expect(named(written(own), 'server.jvm.additional')).toEqual(own.split('\n'));
});

test.each([
  ['server.memory.heap.max_size 2g', 'own.conf, line 1: expected a setting such as'],
  ['\n\n=2g', 'own.conf, line 3: expected a setting such as'],
  ['server.bolt.listen_address=0.0.0.0:7687', 'own.conf, line 1: guanxi chooses the ports itself'],
])('%j is refused with its line', (own, message) => {
  expect(() => written(own)).toThrow(message);
});

import { readGazetteer } from '../../src/knowledge/gazetteer.js';
import { placeOfName } from '../../src/pipeline/place-of-name.js';

const place = placeOfName(readGazetteer());

test.each([
  ['株洲日报', '株洲市', '湖南省'],
  ['株洲市', '株洲市', '湖南省'],
  ['凉山日报', '凉山彝族自治州', '四川省'],
  ['北京青年报', '北京市', '北京市'],
  ['浏阳日报', '浏阳市', '湖南省'],
  ['湖南日报', undefined, '湖南省'],
  ['吉林日报', undefined, '吉林省'],
  ['新疆日报', undefined, '新疆维吾尔自治区'],
  ['光明日报', undefined, undefined],
  ['人民日报', undefined, undefined],
  ['解放日报', undefined, undefined],
])('%s is of %s, %s', (name, city, province) => {
  expect({ ...place(name) }).toEqual({ ...(city && { city }), ...(province && { province }) });
});

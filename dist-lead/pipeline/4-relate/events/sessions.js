/** A congress that a session names: 某市第六届人民代表大会第一次会议 in …第一次会议第二次全体会议. */
const SESSION = /^(?<whole>.*(?:代表大会|政协|协商会议|委员会|人大|委).*?次(?:会议|全会|大会))的?(?:举行|召开)?(?:第.{1,3}次全体会议|开幕会|闭幕会|开幕大会|闭幕大会|开幕式|闭幕式|预备会议|主席团第.{1,3}次会议|[^,。的]{0,8}(?:小组|分组|联组|代表团)(?:讨论|审议|会议)?)$/u;
/** The name of the congress whose session `name` is; undefined when it names no session. */
export function congressOf(name) {
    return SESSION.exec(name)?.groups?.whole;
}
/** PART_OF claim between two events. */
export function partOf(part, whole, draft, rule) {
    return { type: 'PART_OF', from: part, to: whole, certain: true, evidence: draft.line.span, rule };
}

/** A park that is being built, asked for or invested in is a project rather than a place. */
const PARK = /^(?:产业园|产业园区|物流园|物流园区|创新谷|科创[园城]|产业新?城)$/;
const BUILDING = /开工|奠基|动工|破土|投资|签约|落户|项目|建成|竣工|投产|共建|开建|建设中/;
const AT = /在[^,。;、在]{1,14}$/u;
const BEGUN = /^(?:正式|隆重|顺利|集中|举行)?(?:开工|奠基|动工|破土|签约|揭牌|投产)/u;

interface Park {
  readonly start: number;
  readonly end: number;
}

/** True when the sentence around the park at `[start, end)` tells of its building. */
export function isProjectPark(text: string, { start, end }: Park): boolean {
  if (!PARK.test(text.slice(start, end))) return false;
  // 项目在某某产业园区开工: the place where something else is begun
  if (AT.test(text.slice(Math.max(0, start - 16), start)) && BEGUN.test(text.slice(end, end + 8))) return false;
  const before =
    text
      .slice(Math.max(0, start - 59), start + 1)
      .split(/[。\n]/)
      .at(-1) ?? '';
  const after = text.slice(start + 1, end) + text.slice(end, end + 60).split(/[。\n]/)[0];
  return BUILDING.test(before + after);
}
